// kill -9 in the middle of writes, of the program and of PostgreSQL: whatever was acknowledged is there after the next start.
import { spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readConfig } from '#server/config.ts';
import { openHouse } from '#server/house.ts';
import { startEmbeddedPostgres } from '#server/platform/embedded-postgres.ts';
import { temporaryDataFolder } from '#tests/support/data-folder.ts';

const dataDir = await temporaryDataFolder();
const rounds = process.env.MHH_LONG ? 20 : 1;
afterAll(async () => {
  const postgres = await startEmbeddedPostgres({ dataDir });
  await postgres.destroy();
  await rm(dataDir, { recursive: true, force: true });
});

async function writeThenKill(victim: 'program' | 'postgres'): Promise<string[]> {
  const child = spawn(process.execPath, ['tests/support/write-until-killed.ts', dataDir], {
    stdio: ['ignore', 'pipe', 'ignore']
  });
  let output = '';
  const exit = new Promise((resolve) => child.once('exit', resolve));
  await new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (output.split('\n').length > 300) resolve();
    });
  });
  if (victim === 'postgres') {
    const { clusterDir } = JSON.parse(await readFile(join(dataDir, 'postgres.json'), 'utf8')) as { clusterDir: string };
    const [pid] = (await readFile(join(clusterDir, 'postmaster.pid'), 'utf8')).split('\n');
    process.kill(Number(pid), 'SIGKILL');
  } else {
    child.kill('SIGKILL');
  }
  await exit;
  // The last line may have been cut by the kill; a whole line was acknowledged.
  return output.split('\n').slice(0, -1);
}

describe('nothing acknowledged is lost', () => {
  it.each(['program', 'postgres'] as const)('when the %s is killed', { timeout: 240_000 }, async (victim) => {
    for (let round = 0; round < rounds; round += 1) {
      const acknowledged = await writeThenKill(victim);
      expect(acknowledged.length).toBeGreaterThan(290);
      const house = await openHouse(readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' }), { serving: true });
      const rows = await house.services.db
        .selectFrom('audit_entry')
        .select('subject_id')
        .where('action', '=', 'test.acknowledged')
        .execute();
      const stored = new Set(rows.map((row) => row.subject_id));
      expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
      await house.close();
    }
  });
});

describe('two processes on one data folder', () => {
  it('refuses the second in one clear sentence', { timeout: 60_000 }, async () => {
    const config = readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' });
    const first = await openHouse(config, { serving: true });
    await expect(openHouse(config, { serving: true })).rejects.toThrow(
      /Another process \(pid \d+\) already serves .*DATA_DIR/
    );
    await first.close();
    const third = await openHouse(config, { serving: true });
    await third.close();
  });
});
