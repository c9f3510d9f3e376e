// The address to listen on: each trouble is one sentence that names the setting.
import { createServer, type AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { listenTrouble, tryToListen } from './listen.ts';

describe('tryToListen', () => {
  it('leaves a free port free', async () => {
    await tryToListen({ port: 0, host: '127.0.0.1' });
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    await tryToListen({ port, host: '127.0.0.1' });
    await tryToListen({ port, host: '127.0.0.1' });
  });
  it('names the port that another program has', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    await expect(tryToListen({ port, host: '127.0.0.1' })).rejects.toThrow(`Port ${port} is taken`);
    await new Promise((resolve) => server.close(resolve));
  });
  it('names a host that is not this machine’s', async () => {
    await expect(tryToListen({ port: 0, host: '203.0.113.9' })).rejects.toThrow(/^HOST 203\.0\.113\.9 is no address/);
  });
  it('passes on what it does not know', () => {
    const error = new Error('odd');
    expect(listenTrouble(error, { port: 1, host: 'x' })).toBe(error);
  });
});
