// The one entry: configuration, database, services, Fastify, listen, drain. The same in development, test and production.
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { registerApi } from './api/api.routes.ts';
import { readConfig, type Config } from './config.ts';
import { firstStart, type FirstStart } from './first-start.ts';
import { openHouse, type House } from './house.ts';
import { listenTrouble, tryToListen } from './listen.ts';
import { answers } from './platform/database.ts';
import type { Logger } from './platform/logger.ts';
import { newRequestId } from './platform/request-id.ts';
import { recordAnswer } from './request-record.ts';
import { handToPages, hostPages } from './web-host.ts';
import { backgroundJobs } from './background-jobs.ts';
import { resolveActor } from './api/session.ts';
import { listenForPageChanges } from './platform/page-cache.ts';

export interface RunningServer {
  app: FastifyInstance;
  house: House;
  url: string;
  stop(): Promise<void>;
}

export interface StartOptions {
  config?: Config;
  /** Called with each step of a start, for the console. */
  onProgress?: (step: string) => void;
  /** Called once a new installation is filled, before anybody is answered: what it tells is told only here. */
  onFirst?: (first: FirstStart) => void;
  /** Called when the database is open: from here on an end must close the house. */
  onOpen?: (house: House) => void;
}

/** Starts the whole program and resolves when it listens; what a failed start had opened is closed again. */
export async function startServer(options: StartOptions = {}): Promise<RunningServer> {
  const config = options.config ?? readConfig();
  await tryToListen({ port: config.port, host: config.host });
  const house = await openHouse(config, {
    serving: true,
    ...(options.onProgress && { onProgress: options.onProgress })
  });
  options.onOpen?.(house);
  try {
    return await serveHouse(config, house, options);
  } catch (error) {
    await house.close().catch(() => undefined);
    throw error;
  }
}

async function serveHouse(config: Config, house: House, options: StartOptions): Promise<RunningServer> {
  const { services } = house;
  const first = await firstStart(services, (step) => options.onProgress?.(step));
  options.onFirst?.(first);
  const app = Fastify({
    loggerInstance: services.logger as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: config.trustProxy.length > 0 ? config.trustProxy : false,
    genReqId: newRequestId,
    bodyLimit: 1024 * 1024,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 300 }
  });
  app.addHook('onResponse', (request, reply, done) => {
    recordAnswer(services.metrics, request.log as Logger, {
      method: request.method,
      url: request.url,
      status: reply.raw.statusCode,
      ms: reply.elapsedTime
    });
    done();
  });
  app.get('/healthz', { logLevel: 'silent' }, async () => ({ status: 'ok' }));
  app.get('/readyz', { logLevel: 'silent' }, async (_request, reply) => {
    if (await answers(services.db)) return { status: 'ready' };
    return reply.code(503).header('retry-after', '5').send({ status: 'database unavailable' });
  });
  await registerApi(app, services);
  handToPages({ services, resolveActor: (headers, requestId) => resolveActor(services, headers, requestId) });
  await hostPages(app, services);

  const listener = listenForPageChanges(services.pageCache, { url: house.databaseUrl, logger: services.logger });
  let stopping: Promise<void> | undefined;
  const stop = () =>
    (stopping ??= (async () => {
      const forced = setTimeout(() => app.server.closeAllConnections(), 10_000);
      await app.close();
      clearTimeout(forced);
      await services.viewCounter.stop();
      await services.jobs.stop();
      await listener.stop();
      await house.close();
    })());
  try {
    services.viewCounter.start();
    // Readers need not wait for the jobs; a failure is told once both have come to rest, or the stop would miss one.
    const starts = [services.jobs.start(backgroundJobs(services)), listenQuietly(app, config)];
    const failed = (await Promise.allSettled(starts)).find((start) => start.status === 'rejected');
    if (failed) throw failed.reason;
  } catch (error) {
    await stop();
    throw error;
  }
  const address = app.server.address();
  const port = typeof address === 'object' && address ? address.port : config.port;
  return { app, house, url: `http://localhost:${port}`, stop };
}

/** Fastify logs each address it listens on; the console says that once, in words. */
async function listenQuietly(app: FastifyInstance, { port, host }: Config): Promise<void> {
  const { level } = app.log;
  app.log.level = 'warn';
  try {
    await app.listen({ port, host });
  } catch (error) {
    throw listenTrouble(error, { port, host });
  } finally {
    app.log.level = level;
  }
}
