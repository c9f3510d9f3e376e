// Cron expressions of five fields, in Vietnam time, as the job queue reads them.

/** The values a cron field allows; undefined when it is written in a way not read here (names of days, `L`, `#`). */
function fieldValues(field: string, from: number, to: number): Set<number> | undefined {
  const values = new Set<number>();
  for (const part of field.split(',')) {
    const match = /^(?:\*|(\d+)(?:-(\d+))?)(?:\/(\d+))?$/.exec(part);
    if (!match) return undefined;
    const [, first, last, step] = match;
    const begin = first === undefined ? from : Number(first);
    const end = last === undefined ? (first === undefined || step !== undefined ? to : begin) : Number(last);
    if (begin < from || end > to || begin > end || Number(step ?? 1) < 1) return undefined;
    for (let value = begin; value <= end; value += Number(step ?? 1)) values.add(value);
  }
  return values;
}

const vietnam = 7 * 3_600_000;
const day = 86_400_000;

/**
 * The first moment after `after` that a five-field cron expression in Vietnam time names; null when it is not read here or
 * names no moment of the coming four years.
 */
export function nextRun(cron: string, after: Date): Date | null {
  const fields = cron.trim().split(/\s+/);
  const [minutes, hours, days, months, weekdays] = [
    [0, 59],
    [0, 23],
    [1, 31],
    [1, 12],
    [0, 7]
  ].map(([from = 0, to = 0], place) => fieldValues(fields[place] ?? '', from, to));
  if (fields.length !== 5 || !minutes || !hours || !days || !months || !weekdays) return null;
  if (weekdays.has(7)) weekdays.add(0);
  const start = after.getTime() + vietnam + 60_000;
  const either = fields[2] !== '*' && fields[4] !== '*';
  for (let midnight = Math.floor(start / day) * day; midnight < start + 4 * 366 * day; midnight += day) {
    const date = new Date(midnight);
    const byDay = days.has(date.getUTCDate());
    const byWeekday = weekdays.has(date.getUTCDay());
    if (!months.has(date.getUTCMonth() + 1) || !(either ? byDay || byWeekday : byDay && byWeekday)) continue;
    for (let minute = 0; minute < 1440; minute += 1) {
      const moment = midnight + minute * 60_000;
      if (moment < Math.floor(start / 60_000) * 60_000) continue;
      if (hours.has(Math.floor(minute / 60)) && minutes.has(minute % 60)) return new Date(moment - vietnam);
    }
  }
  return null;
}
