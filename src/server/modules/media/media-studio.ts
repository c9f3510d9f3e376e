// Hands pictures to a process of their own: a hostile file can end only that one, and its memory goes back when it rests.
import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { AppError } from '#server/platform/errors.ts';
import { unreadablePicture } from './media.errors.ts';
import type { StudioAnswer, StudioRequest, StudioTask, StudioTasks } from './media-studio.types.ts';

const script = fileURLToPath(new URL('./media-studio.process.ts', import.meta.url));
const restAfterMilliseconds = 15_000;
const overdueMilliseconds = 180_000;
const attempts = 2;

interface Pending {
  request: StudioRequest;
  attempt: number;
  overdue: NodeJS.Timeout | undefined;
  resolve(output: never): void;
  reject(error: unknown): void;
}

let child: ChildProcess | undefined;
let rest: NodeJS.Timeout | undefined;
let lastId = 0;
const pending = new Map<number, Pending>();

/** The picture process, while there is one; for tests. */
export const studioProcess = (): ChildProcess | undefined => child;

function start(): ChildProcess {
  const started = fork(script, [], {
    serialization: 'advanced',
    execArgv: [],
    // Nothing of the server's settings and secrets; and glibc keeps less of what was freed.
    env: { MALLOC_ARENA_MAX: '2' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc']
  });
  started.on('message', (message) => finish(message as StudioAnswer));
  started.on('error', () => undefined);
  started.on('exit', () => lost(started));
  return started;
}

function hold(): void {
  clearTimeout(rest);
  child?.ref();
  child?.channel?.ref();
}

/** With nothing to do the process must keep nobody waiting, and ends after a while. */
function letGo(): void {
  if (pending.size > 0) return;
  child?.unref();
  child?.channel?.unref();
  clearTimeout(rest);
  rest = setTimeout(() => {
    child?.kill();
    child = undefined;
  }, restAfterMilliseconds);
  rest.unref();
}

function dispatch(one: Pending): void {
  child ??= start();
  hold();
  one.overdue = setTimeout(() => child?.kill('SIGKILL'), overdueMilliseconds);
  child.send(one.request, (error) => {
    if (error) child?.kill('SIGKILL');
  });
}

function finish(message: StudioAnswer): void {
  const one = pending.get(message.id);
  if (!one) return;
  pending.delete(message.id);
  clearTimeout(one.overdue);
  if ('output' in message) one.resolve(message.output as never);
  else {
    const { known, message: text } = message.error;
    one.reject(known ? new AppError(known.code, known.status, text, known.details) : new Error(text));
  }
  letGo();
}

/** The process ended in the middle of work: each task gets one more try, in case another one's file was to blame. */
function lost(ended: ChildProcess): void {
  if (child !== ended) return;
  child = undefined;
  for (const one of [...pending.values()]) {
    clearTimeout(one.overdue);
    one.attempt += 1;
    if (one.attempt < attempts) dispatch(one);
    else {
      pending.delete(one.request.id);
      one.reject(unreadablePicture(new Error('the picture process ended while at it')));
    }
  }
}

/**
 * Runs a task in the picture process, starting it when needed.
 * @throws AppError as the task does; media_unreadable when the process twice ended while at it
 */
export function inStudio<T extends StudioTask>(
  task: T,
  input: StudioTasks[T]['input']
): Promise<StudioTasks[T]['output']> {
  return new Promise((resolve, reject) => {
    lastId += 1;
    const request = { id: lastId, task, input };
    const one: Pending = { request, attempt: 0, overdue: undefined, resolve, reject };
    pending.set(lastId, one);
    dispatch(one);
  });
}
