// Prometheus metrics of the process; one registry a server, so that tests can run several.
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';

export interface Metrics {
  registry: Registry;
  requests: Histogram<'method' | 'door' | 'status'>;
  events: Counter<'event'>;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'mhh_' });
  return {
    registry,
    requests: new Histogram({
      name: 'mhh_request_seconds',
      help: 'Time to answer a request',
      labelNames: ['method', 'door', 'status'],
      buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      registers: [registry]
    }),
    events: new Counter({
      name: 'mhh_events_total',
      help: 'What happened, by name',
      labelNames: ['event'],
      registers: [registry]
    })
  };
}
