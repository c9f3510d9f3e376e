-- text_words names every sign between words by its number: spaces that look like others (U+00A0, U+202F, U+200B …) had stood
-- in the text as themselves, where an editor changes them unseen. The class is that of src/shared/vietnamese.ts.

-- Punctuation and spaces of every kind to single spaces, so that 25-KH/BTGTU is the words 25 kh btgtu. Takes any text.
create or replace function text_words(value text) returns text language sql immutable strict parallel safe as $$
  select btrim(regexp_replace(value,
    '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u007f\u00a0\u00ab\u00b7\u00bb\u00d7\u1680\u2000-\u200b\u2010\u2011\u2013\u2014\u2018-\u201a\u201c-\u201e\u2022\u2026\u2028\u2029\u202f\u2032\u2033\u2039\u203a\u205f\u2212\u3000\ufeff]+',
    ' ', 'g'))
$$;

-- What was computed from text that holds such spaces is computed anew: a generated column follows only columns that are set.
do $$
declare
  moved constant text := '[\u00a0\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u3000\ufeff]';
begin
  update unit_version set name = name, full_name = full_name where full_name ~ moved or name ~ moved;
  update unit_alias set name = name where name ~ moved;
  update media set alt = alt where file_name || alt || caption || credit ~ moved;
  update article_live set title = title where title ~ moved or summary ~ moved or plain_text ~ moved;
end $$;
reindex index person_folded;
