// The public register: its lists with facets, a practice's page, what stands on the home page.
import { currentDay } from '#server/platform/clock.ts';
import { authorise, type Actor } from '#server/platform/actor.ts';
import { notFound } from '#server/platform/errors.ts';
import { remembered } from '#server/platform/page-memory.ts';
import type { Services } from '#server/services.ts';
import { mediaById, mediaItem, pictureOf } from '#server/modules/media/media.within.ts';
import type { Locale } from '#shared/messages.ts';
import type { PracticeCard, PracticePage, RegisterAsk, RegisterFrame, RegisterList } from '#shared/register.ts';
import { shownOnCards, practiceCards, toCard } from './practices-cards.within.ts';
import { selectPacked } from './practices-facets.queries.ts';
import { indexFilter, registerFrame, shownCounts } from './practices-facets.within.ts';
import * as queries from './practices-register.queries.ts';
import { practicesLike } from './practices-like.within.ts';
import { selectCards } from './practices-search.queries.ts';
import { inSearch } from './practices-search.within.ts';
import { practicePageSize, searchPractices } from './practices-search.usecases.ts';
import { practicesPolicy } from './practices.policy.ts';

/** The fields with their parts, and the levels. */
export async function readRegisterFrame(services: Services, actor: Actor): Promise<RegisterFrame> {
  authorise(actor, practicesPolicy, 'practices.read');
  return registerFrame(services);
}

/** A page of the register as an address asks for it, with the facets counted. */
export async function listRegister(
  services: Services,
  actor: Actor,
  input: { ask: RegisterAsk; locale: Locale; pageSize?: number }
): Promise<RegisterList> {
  authorise(actor, practicesPolicy, 'practices.read');
  const { ask, locale } = input;
  const size = input.pageSize ?? practicePageSize;
  const today = currentDay(services);
  const frame = await registerFrame(services);
  if (ask.q) {
    const { q, sort, page } = ask;
    const search = { q, sort, page, pageSize: size, filters: ask, locale, counts: true };
    const found = await searchPractices(services, actor, search);
    const counts = found.counts ?? (await shownCounts(services, Buffer.alloc(0), ask, frame, locale, today));
    return { ...found, counts };
  }
  const by = indexFilter(ask, frame, today);
  const unitOnly = { unitId: by.unitId, today };
  const load = () => inSearch(services.db, async (tx) => (await selectPacked(tx, null, unitOnly)).packed);
  // The whole register is what most pages count from.
  const packed = ask.unit ? await load() : await remembered(services, 'register packed', load);
  const counts = await shownCounts(services, packed, ask, frame, locale, today);
  const pageCount = Math.max(1, Math.ceil(counts.total / size));
  const page = Math.min(ask.page, pageCount);
  const ids =
    counts.total === 0
      ? []
      : await inSearch(services.db, (tx) =>
          queries.selectListedPage(tx, queries.everything, by, ask.sort ?? 'newest', {
            size,
            offset: (page - 1) * size
          })
        );
  const cards = await practiceCards(services.db, ids, locale, today);
  return {
    query: '',
    shortened: false,
    foundBy: 'words',
    corrected: null,
    expansions: [],
    hits: cards.map((card) => ({ card, name: [{ text: card.name, hit: false }], snippet: [] })),
    total: counts.total,
    totalCapped: false,
    page,
    pageCount,
    empty: null,
    counts
  };
}

/** The practices recognised last, or listed last where none is; for the home page. */
export async function newestPractices(
  services: Services,
  actor: Actor,
  input: { locale: Locale; limit: number }
): Promise<{ cards: PracticeCard[]; total: number }> {
  authorise(actor, practicesPolicy, 'practices.read');
  return remembered(services, `register newest ${input.locale} ${input.limit}`, async () => {
    const today = currentDay(services);
    const ids = await queries.selectListedPage(services.db, queries.everything, { today }, 'newest', {
      size: input.limit,
      offset: 0
    });
    const [cards, total] = await Promise.all([
      practiceCards(services.db, ids, input.locale, today),
      queries.countRegister(services.db)
    ]);
    return { cards, total };
  });
}

/**
 * A practice by its address.
 * @returns `movedTo`: the address it has now, where it was renamed or merged away
 * @throws AppError not_found where no such practice is listed
 */
export async function readPracticePage(
  services: Services,
  actor: Actor,
  input: { slug: string; locale: Locale }
): Promise<{ movedTo: string } | { practice: PracticePage; alike: PracticeCard[] }> {
  authorise(actor, practicesPolicy, 'practices.read');
  const { db } = services;
  const { locale } = input;
  const english = locale === 'en';
  const place = await queries.selectBySlug(db, input.slug);
  if (!place?.listed) throw notFound('the practice');
  if (place.slug !== input.slug) return { movedTo: place.slug };
  const today = currentDay(services);
  const [[card], row, recognitions, documents, events, formerNames] = await Promise.all([
    selectCards(db, [place.id]),
    queries.selectPageRow(db, place.id),
    queries.selectPublicRecognitions(db, place.id),
    queries.selectPublicDocuments(db, place.id),
    queries.selectPublicEvents(db, place.id),
    queries.selectOtherNames(db, place.id)
  ]);
  if (!card || !row) throw notFound('the practice');
  const { content } = row;
  const [media, path, shown, alike] = await Promise.all([
    mediaById(
      db,
      [...content.photos, ...content.attachments].map((one) => one.mediaId)
    ),
    queries.selectUnitNames(db, row.unitPath.slice(0, -1)),
    shownOnCards(db, [card], today),
    practicesLike(services, { id: place.id, name: content.name, fieldSlug: card.fieldSlug }, locale)
  ]);
  const named = english ? row.partEn : row.partVi;
  const practice: PracticePage = {
    ...toCard(card, shown(card), locale, today),
    sector: content.sector,
    fieldName: english ? row.fieldEn : row.fieldVi,
    part: row.partSlug && named ? { slug: row.partSlug, name: named } : null,
    problem: content.problem,
    approach: content.approach,
    resources: content.resources,
    conditions: content.conditions,
    results: content.results,
    beneficiaries: content.beneficiaries,
    failures: content.failures,
    contact: content.contact,
    indicators: content.indicators,
    audiences: content.audiences,
    reach: content.reach,
    photos: content.photos.flatMap(({ mediaId, caption, alt }) => {
      const file = media.get(mediaId);
      const picture = file && pictureOf(file);
      return file && picture
        ? [{ picture, alt: alt || file.alt, caption: caption || file.caption, credit: file.credit }]
        : [];
    }),
    attachments: content.attachments.flatMap(({ mediaId, caption }) => {
      const file = media.get(mediaId);
      return file ? [{ url: mediaItem(file).url, name: caption || file.fileName, bytes: file.bytes }] : [];
    }),
    unitPath: path.filter((unit) => unit.type !== 'country').map(({ id, name }) => ({ id, name })),
    lastCheckInOn: row.lastCheckInOn,
    nextCheckInOn: card.nextCheckInOn,
    recognitions: recognitions.map(({ levelVi, levelEn, number, issuedOn, issuer, title, ...one }) => ({
      ...one,
      level: english ? levelEn : levelVi,
      document: { number, issuedOn, issuer, title }
    })),
    documents,
    events: events.map((event) => ({
      ...event,
      details: { ...event.details, ...(english && { level: event.details.levelEn }) }
    })),
    formerNames,
    listedAt: row.listedAt.toISOString(),
    changedAt: row.changedAt.toISOString()
  };
  return { practice, alike };
}
