// SQL of what every search shares: the forms of a text and the table of synonyms.
import { sql } from 'kysely';
import type { Db } from '#server/platform/database.ts';

export interface WordForms {
  exact: string;
  canonical: string;
  folded: string;
}

/** The words of texts in the three forms that are compared; the SQL functions are the authority on them. */
export async function selectWordForms(db: Db, texts: readonly string[]): Promise<WordForms[]> {
  const { rows } = await sql<WordForms>`
    select text_words(text_exact(t)) as exact, text_words(text_canonical(t)) as canonical, text_words(text_folded(t)) as folded
    from unnest(${texts}::text[]) with ordinality as given (t, place) order by place`.execute(db);
  return rows;
}

export interface SynonymRow extends WordForms {
  group_name: string;
  term: string;
}

export async function selectSynonyms(db: Db): Promise<SynonymRow[]> {
  const { rows } = await sql<SynonymRow>`
    select group_name, term, text_words(text_exact(term)) as exact, text_words(text_canonical(term)) as canonical,
      text_words(text_folded(term)) as folded
    from search_synonym order by group_name, term`.execute(db);
  return rows;
}

/** Lowers the bar for `<%` until the transaction ends: one wrong letter in a short word costs half the likeness. */
export async function allowDistantWords(db: Db): Promise<void> {
  await sql`set local pg_trgm.word_similarity_threshold = 0.35`.execute(db);
}
