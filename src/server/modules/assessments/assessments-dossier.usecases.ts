// The dossier of a practice under assessment: as the council judges it, for those who may read it, without any mark.
import { currentDay } from '#server/platform/clock.ts';
import { buffer } from 'node:stream/consumers';
import sharp from 'sharp';
import { authorise, type Actor } from '#server/platform/actor.ts';
import { AppError } from '#server/platform/errors.ts';
import { mediaById } from '#server/modules/media/media.within.ts';
import type { MediaRecord } from '#server/modules/media/media.types.ts';
import { authoriseAt, practiceVersion, readPractice } from '#server/modules/practices/practices.within.ts';
import { unitNames } from '#server/modules/units/units.within.ts';
import type { Services } from '#server/services.ts';
import { formatDate, formatDateTime, formatNumber } from '#shared/format.ts';
import type { Locale } from '#shared/messages.ts';
import { purposeText } from '#shared/messages/assessments.ts';
import { dossierTexts } from '#shared/messages/dossier.ts';
import { audienceTexts, evidenceTexts, kindTexts } from '#shared/messages/practice-words.ts';
import { practiceFieldTexts } from '#shared/messages/practices.ts';
import type { PracticeContent } from '#shared/practice.ts';
import { assessmentNotFound } from './assessments.errors.ts';
import { assessmentsPolicy } from './assessments.policy.ts';
import { selectFields } from './assessments-criteria.queries.ts';
import { drawDossier, type Dossier, type DossierPicture } from './assessments-dossier-pdf.ts';
import { readCriteria, viewAssessment } from './assessments-open.within.ts';

const sections = ['problem', 'approach', 'resources', 'conditions', 'results', 'beneficiaries', 'failures'] as const;
const pictureWidth = 1100;
const mostPictures = 30;

/**
 * For the reviewers, the council, its secretary, and whoever may see the practice in the office.
 * @throws AppError sign_in_needed, forbidden, not_found
 */
export async function makeDossier(
  services: Services,
  actor: Actor,
  input: { assessmentId: string; locale: Locale }
): Promise<{ pdf: Buffer; fileName: string }> {
  const { db } = services;
  const { locale } = input;
  const today = currentDay(services);
  const { assessment, council, viewer } = await viewAssessment(db, actor, input.assessmentId, today);
  const practice = await readPractice(db, assessment.practiceId);
  if (!viewer.reviewer && !viewer.runs && !viewer.sees && !viewer.member)
    await authoriseAt(db, actor, 'practices.see', practice.unitId).catch((error: unknown) => {
      if (error instanceof AppError && error.code === 'forbidden')
        authorise(actor, assessmentsPolicy, 'assessments.see');
      throw error instanceof AppError && error.code === 'forbidden' ? assessmentNotFound() : error;
    });
  const content = await practiceVersion(db, assessment.practiceId, assessment.practiceVersion);
  const [criteria, units, fields, media] = await Promise.all([
    readCriteria(db, assessment.criteriaVersionId),
    unitNames(db, [practice.unitId], today),
    selectFields(db),
    mediaById(
      db,
      [...content.photos, ...content.attachments].map((one) => one.mediaId)
    )
  ]);
  const texts = dossierTexts(locale);
  const names = practiceFieldTexts(locale);
  const field = fields.find((one) => one.id === content.fieldId);
  const dossier: Dossier = {
    locale,
    texts,
    code: practice.code,
    name: content.name,
    kind: kindTexts(locale)[content.kind],
    unit: units.get(practice.unitId) ?? '',
    field: (locale === 'vi' ? field?.nameVi : field?.nameEn) ?? '',
    council: council.name,
    purpose: purposeText(locale, assessment.purpose),
    facts: [],
    summary: content.summary,
    requestReason: assessment.requestReason,
    sections: sections.map((name) => ({ title: names[name], text: content[name] })),
    indicators: content.indicators,
    pictures: await picturesOf(services, content, media),
    attachments: content.attachments.flatMap(({ mediaId, caption }) => {
      const file = media.get(mediaId);
      return file
        ? [{ name: caption || file.fileName, address: `${services.config.publicUrl}/media/${file.id}/file` }]
        : [];
    }),
    criteria: criteria.content,
    madeAt: formatDateTime(locale, services.clock.now())
  };
  dossier.facts = factsOf(locale, dossier, content, assessment.practiceVersion);
  return { pdf: await drawDossier(dossier), fileName: `${practice.code}.pdf` };
}

function factsOf(locale: Locale, dossier: Dossier, content: PracticeContent, version: number): [string, string][] {
  const { texts } = dossier;
  const lines: [string, string][] = [
    [texts.code, dossier.code],
    [texts.kind, dossier.kind],
    [texts.field, dossier.field],
    [texts.purpose, dossier.purpose],
    [texts.inUseSince, content.inUseSince ? formatDate(locale, content.inUseSince) : ''],
    [texts.evidenceLevel, `${content.evidenceLevel}/5 · ${evidenceTexts(locale)[content.evidenceLevel]}`],
    [texts.audiences, content.audiences.map((one) => audienceTexts(locale)[one]).join(', ')],
    [texts.reach, content.reach === null ? '' : formatNumber(locale, content.reach)],
    [texts.authors, content.authors.map((one) => [one.name, one.unitName].filter(Boolean).join(', ')).join('; ')],
    [texts.contact, content.contact],
    [texts.version, String(version)]
  ];
  return lines.filter(([, value]) => value !== '');
}

/** A file that is gone or cannot be read is left out: the dossier is made all the same. */
async function picturesOf(
  services: Services,
  content: PracticeContent,
  media: ReadonlyMap<string, MediaRecord>
): Promise<DossierPicture[]> {
  const pictures: DossierPicture[] = [];
  for (const photo of content.photos.slice(0, mostPictures)) {
    const record = media.get(photo.mediaId);
    if (record?.kind !== 'image') continue;
    const sizes = record.variants.filter((one) => one.format === 'webp').sort((a, b) => a.width - b.width);
    const key = (sizes.find((one) => one.width >= pictureWidth) ?? sizes.at(-1))?.key ?? record.storageKey;
    try {
      const stored = await services.files.get(key);
      if (!stored) continue;
      const { data, info } = await sharp(await buffer(stored.stream), { limitInputPixels: 60_000_000 })
        .resize({ width: pictureWidth, withoutEnlargement: true })
        .flatten({ background: '#ffffff' })
        .jpeg({ quality: 78 })
        .toBuffer({ resolveWithObject: true });
      pictures.push({ jpeg: data, width: info.width, height: info.height, caption: photo.caption });
    } catch (error) {
      services.logger.warn({ mediaId: photo.mediaId, reason: String(error) }, 'a picture is missing from a dossier');
    }
  }
  return pictures;
}
