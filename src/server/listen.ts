// The address the program listens on: tried before anything is opened, and its troubles said in one sentence.
import { createServer } from 'node:net';

interface Address {
  port: number;
  host: string;
}

/** Why the program cannot listen there, for its operator. */
export function listenTrouble(error: unknown, { port, host }: Address): Error {
  const texts: Record<string, string> = {
    EADDRINUSE: `Port ${port} is taken by another program, or by this one started twice. Stop the other, or set another PORT.`,
    EACCES: `PORT ${port} may not be used by this user. Set one from 1024 up, with a reverse proxy before it.`,
    EADDRNOTAVAIL: `HOST ${host} is no address of this machine.`,
    ENOTFOUND: `HOST ${host} is no address of this machine.`,
    EAI_AGAIN: `HOST ${host} is no address of this machine.`
  };
  const text = texts[(error as NodeJS.ErrnoException).code ?? ''];
  return text ? new Error(text, { cause: error }) : (error as Error);
}

/**
 * Listens for a moment, so that a taken port is known before a database is made.
 * @throws Error in one sentence
 */
export async function tryToListen(address: Address): Promise<void> {
  const server = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(address, resolve);
    });
  } catch (error) {
    throw listenTrouble(error, address);
  }
  await new Promise((resolve) => server.close(resolve));
}
