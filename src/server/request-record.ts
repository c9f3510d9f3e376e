// What stays of every answered request: a measurement, and a line in the log that its identifier finds.
import { loggedPath, type Logger } from './platform/logger.ts';
import type { Metrics } from './platform/metrics.ts';

export interface AnsweredRequest {
  method: string;
  url: string;
  status: number;
  ms: number;
  /** Where the log does not carry it already. */
  reqId?: string;
}

type Clock = ReturnType<Metrics['requests']['labels']>;
const clocks = new WeakMap<Metrics, Map<string, Clock>>();

/** The histogram of requests like this one; there are a few dozen kinds, and finding one by its labels takes long. */
function clockFor(metrics: Metrics, method: string, door: string, status: number): Clock {
  const known = clocks.get(metrics) ?? new Map<string, Clock>();
  clocks.set(metrics, known);
  const name = `${method} ${door} ${status}`;
  const clock = known.get(name) ?? metrics.requests.labels({ method, door, status: String(status) });
  known.set(name, clock);
  return clock;
}

export function recordAnswer(metrics: Metrics, log: Logger, answered: AnsweredRequest): void {
  const { method, url, status, ms, reqId } = answered;
  clockFor(metrics, method, url.startsWith('/api/') ? 'api' : 'page', status).observe(ms / 1000);
  if (!log.isLevelEnabled('info')) return;
  log.info({ ...(reqId && { reqId }), method, path: loggedPath(url), status, ms: Math.round(ms) }, 'answered');
}
