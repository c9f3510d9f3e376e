// The adopter's kit: what is public of a practice, made for whoever wants to do the same.
import { authorise, type Actor } from '#server/platform/actor.ts';
import { remembered } from '#server/platform/page-memory.ts';
import { PdfPaper } from '#server/platform/pdf-paper.ts';
import type { Services } from '#server/services.ts';
import type { ModelCriterion } from '#shared/check-ins.ts';
import { formatDate, formatDateTime, formatNumber } from '#shared/format.ts';
import { localise, type Locale } from '#shared/messages.ts';
import { evidenceTexts, kindTexts } from '#shared/messages/practice-words.ts';
import { practiceFieldTexts } from '#shared/messages/practices.ts';
import { kitTexts } from '#shared/messages/replication-kit.ts';
import { adoptionOutcomeTexts, adoptionStateTexts } from '#shared/messages/replication.ts';
import type { EvidenceLevel } from '#shared/practice.ts';
import type { PracticePage } from '#shared/register.ts';
import type { LineageNode } from '#shared/replication.ts';
import { replicationPolicy } from './replication.policy.ts';

/** Places named on paper; the page has them all. */
const placesShown = 60;

export interface KitInput {
  /** As its public page shows it: the kit can hold nothing that readers may not see. */
  practice: PracticePage;
  criteria: readonly ModelCriterion[];
  lineage: readonly LineageNode[];
  locale: Locale;
}

/**
 * Draws the kit as one PDF. One file and no archive: it opens on any phone, in Zalo's own browser too, goes on by message as
 * it is, and prints as a booklet; attached files are named with links, since most adopters need none of them.
 */
export async function makeKit(
  services: Services,
  actor: Actor,
  input: KitInput
): Promise<{ pdf: Buffer; fileName: string }> {
  authorise(actor, replicationPolicy, 'replication.read');
  const { practice, locale } = input;
  const pdf = await remembered(services, `kit ${locale} ${practice.id}`, () => draw(services, input));
  return { pdf, fileName: `${practice.code}-${practice.slug.slice(0, 60)}.pdf` };
}

function draw(services: Services, { practice, criteria, lineage, locale }: KitInput): Promise<Buffer> {
  const t = kitTexts(locale);
  const names = practiceFieldTexts(locale);
  const address = services.config.publicUrl + localise(locale, `/mo-hinh/${practice.slug}`);
  const day = (value: string) => formatDate(locale, value);
  const paper = new PdfPaper({
    lang: locale,
    title: `${t.title}: ${practice.name}`,
    author: practice.unit.name,
    subject: t.title
  });
  paper.cover(t.title, practice.name, practice.unit.name);
  paper.facts([
    [t.code, practice.code],
    [t.kind, kindTexts(locale)[practice.kind]],
    [t.field, practice.part ? `${practice.fieldName} · ${practice.part.name}` : practice.fieldName],
    [t.level, practice.level?.name ?? ''],
    [t.inUse, practice.inUseSince ? day(practice.inUseSince) : ''],
    [t.evidence, `${practice.evidence}/5 · ${evidenceTexts(locale)[practice.evidence as EvidenceLevel]}`],
    [t.unit, [practice.unit.name, ...practice.unitPath.map((one) => one.name).reverse()].join(', ')],
    [t.contact, practice.contact]
  ]);
  paper.space(6);
  paper.text(`${t.page}: ${address}`, 10.5, { colour: 'accent', link: address });
  if (practice.fictional) paper.text(t.fictional, 10.5, { colour: 'muted' });
  if (practice.stage !== 'recognised') paper.text(t.notRecognised, 10.5, { bold: true });
  paper.space(8);
  if (practice.summary) paper.text(practice.summary, 12);

  const section = (title: string, text: string) => {
    if (text.trim() === '') return;
    paper.heading(title);
    paper.text(text, 11, { gap: 5 });
  };
  section(names.problem, practice.problem);
  section(t.steps, practice.approach);
  section(t.costs, practice.resources);
  section(names.conditions, practice.conditions);
  section(t.failures, practice.failures);
  section(t.results, practice.results);
  if (practice.indicators.length > 0) {
    paper.heading(t.measured);
    const figure = (value: number | null) => (value === null ? t.notMeasured : formatNumber(locale, value));
    for (const { name, before, after, measure, source } of practice.indicators) {
      paper.room(36);
      paper.text(t.figure({ name, before: figure(before), after: figure(after), measure }), 11, {
        gap: source ? 0 : 4
      });
      if (source) paper.text(source, 9.5, { colour: 'muted', gap: 5 });
    }
  }
  section(names.beneficiaries, practice.beneficiaries);

  if (criteria.length > 0) {
    paper.heading(t.criteria);
    paper.text(t.criteriaText, 10.5, { colour: 'muted', gap: 6 });
    criteria.forEach(({ text, core, evidence }, index) => {
      paper.room(36);
      paper.text(`${index + 1}. ${text}${core ? ` (${t.core})` : ''}`, 11, { gap: evidence ? 0 : 4 });
      if (evidence) paper.text(`${t.shownBy}: ${evidence}`, 9.5, { colour: 'muted', gap: 5 });
    });
  }

  paper.heading(t.spread);
  if (lineage.length === 0) paper.text(t.spreadNone, 11);
  for (const one of lineage.slice(0, placesShown)) {
    paper.room(40);
    const how = one.outcome ? adoptionOutcomeTexts(locale)[one.outcome] : adoptionStateTexts(locale)[one.state];
    const place = one.place ? ` (${one.place})` : '';
    paper.text(`${one.unitName}${place}`, 11, { bold: true, gap: 0 });
    paper.text([how, one.since ? day(one.since) : ''].filter(Boolean).join(' · '), 10, {
      colour: 'muted',
      gap: one.outcomeReason ? 0 : 5
    });
    if (one.outcomeReason) paper.text(one.outcomeReason, 10.5, { gap: 6 });
  }
  if (lineage.length > placesShown)
    paper.text(t.more({ n: formatNumber(locale, lineage.length - placesShown) }), 10.5, { colour: 'muted' });

  if (practice.attachments.length > 0) {
    paper.heading(t.files);
    for (const { name, url } of practice.attachments)
      paper.text(name, 11, { colour: 'accent', link: new URL(url, services.config.publicUrl).href });
  }
  paper.heading(t.begin);
  paper.text(t.beginText, 11);
  paper.text(`${address}/nhan-rong`, 11, { colour: 'accent', link: `${address}/nhan-rong` });
  return paper.finish(`${practice.code} · ${practice.name}`, formatDateTime(locale, services.clock.now()));
}
