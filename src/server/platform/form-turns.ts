// How often one address may use a form in a window of time, counted for all processes together.
import { sql } from 'kysely';
import type { Tx } from './database.ts';
import { tooManyRequests } from './errors.ts';
import type { Secrets } from './secrets.ts';

export interface TurnRule {
  form: string;
  limit: number;
  windowSeconds: number;
}

/**
 * Takes one turn of a form for an address. Only a digest that changes daily is kept, and not beyond the window's end.
 * @throws AppError too_many_requests with the seconds to wait
 */
export async function takeTurn(tx: Tx, secrets: Secrets, rule: TurnRule, address: string, now: Date): Promise<void> {
  const key = secrets.digest(`form turn ${now.toISOString().slice(0, 10)}`, `${rule.form} ${address}`);
  const ends = new Date(now.getTime() + rule.windowSeconds * 1000);
  const { rows } = await sql<{ used: number; ends_at: Date }>`
    insert into form_turn as t (key, used, ends_at) values (${key}, 1, ${ends})
    on conflict (key) do update set
      used = case when t.ends_at <= ${now} then 1 else t.used + 1 end,
      ends_at = case when t.ends_at <= ${now} then excluded.ends_at else t.ends_at end
    returning used, ends_at`.execute(tx);
  const turn = rows[0];
  if (turn && turn.used > rule.limit)
    throw tooManyRequests(Math.max(1, Math.ceil((new Date(turn.ends_at).getTime() - now.getTime()) / 1000)));
}
