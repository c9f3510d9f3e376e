// What stays of every answered request: a measurement, and a line in the log that its identifier finds.
import { loggedPath } from './platform/logger.ts';
import type { Services } from './services.ts';

export interface AnsweredRequest {
  id: string;
  method: string;
  url: string;
  status: number;
  ms: number;
}

export function recordAnswer(
  { metrics, logger }: Pick<Services, 'metrics' | 'logger'>,
  answered: AnsweredRequest
): void {
  const { id, method, url, status, ms } = answered;
  const door = url.startsWith('/api/') ? 'api' : 'page';
  metrics.requests.observe({ method, door, status: String(status) }, ms / 1000);
  if (!logger.isLevelEnabled('info')) return;
  logger.info({ reqId: id, method, path: loggedPath(url), status, ms: Math.round(ms) }, 'answered');
}
