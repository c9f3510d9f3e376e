-- Bringing practices in: what a person decides on a likely duplicate, and names looked up by the thousand.

alter table import_row
  -- What becomes of a row that may be there already; null follows the batch.
  add column choice text check (choice in ('skip', 'new'));

-- An exact name is looked up without its triples.
create index practice_name_same on practice (name_folded);
create index practice_name_same_former on practice_name (name_folded);
-- Batches nobody went on with are cleared away.
create index import_batch_left on import_batch (created_at) where state in ('open', 'failed');
