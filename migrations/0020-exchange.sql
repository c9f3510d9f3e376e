-- Questions at practices: an answer is given in the name of a unit; the office reads threads of one practice in any state.

alter table practice_answer add column unit_name text not null default '' check (char_length(unit_name) <= 200);
create index practice_question_thread on practice_question (practice_id, state, created_at);
