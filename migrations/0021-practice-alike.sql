-- Hints of likely duplicates look names up by their rarest syllables: how frequent each is, the planner's statistics know.
create index practice_syllables on practice using gin (string_to_array(name_folded, ' '));
create index practice_name_syllables on practice_name using gin (string_to_array(name_folded, ' '));
alter index practice_syllables alter column 1 set statistics 1000;
analyze practice;
