// Settings: defaults, groups, and one line for each wrong value.
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from './config.ts';

const linesOf = (environment: Record<string, string>) => {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.lines;
    throw error;
  }
  return [];
};

describe('readConfig', () => {
  it('has a working default for everything', () => {
    const config = readConfig({});
    expect(config).toMatchObject({
      port: 3000,
      seed: 'demo',
      publicUrl: 'http://localhost:3000',
      databaseUrl: undefined
    });
    expect(config.dataDir).toMatch(/\/data$/);
  });
  it('starts empty on a database server unless told otherwise', () => {
    expect(readConfig({ DATABASE_URL: 'postgres://u:p@h/d' }).seed).toBe('none');
    expect(readConfig({ DATABASE_URL: 'postgres://u:p@h/d', SEED: 'demo' }).seed).toBe('demo');
  });
  it('names each wrong setting in one line', () => {
    const lines = linesOf({ PORT: 'http', DATABASE_URL: 'mysql://x', SECRET_KEY: 'short', LOG_LEVEL: 'loud' });
    expect(lines).toHaveLength(4);
    expect(lines.map((line) => line.split(':')[0]).sort()).toEqual(['DATABASE_URL', 'LOG_LEVEL', 'PORT', 'SECRET_KEY']);
    for (const line of lines) expect(line).not.toContain('\n');
  });
  it('says what a setting must be and what it is, but repeats no secret', () => {
    expect(linesOf({ PORT: '70000.5', BACKUP_KEEP: 'x', SEED: 'full', SECRET_KEY: 'hunter2' })).toEqual([
      'PORT: must be a whole number from 0 to 65535, not "70000.5"',
      'SEED: must be one of demo, none, not "full"',
      'SECRET_KEY: must be at least 32 characters',
      'BACKUP_KEEP: must be a whole number from 1 to 365, not "x"'
    ]);
    expect(linesOf({ SMTP_URL: 'http://me:hunter2@mail', DATABASE_URL: 'hunter2' }).join()).not.toContain('hunter2');
  });
  it.each(['10.0.0.1', '10.0.0.0/8, ::1', 'fd00::/8', 'loopback', ''])('takes %j for TRUST_PROXY', (value) => {
    expect(linesOf({ TRUST_PROXY: value })).toEqual([]);
  });
  it.each(['true', 'proxy.local', '10.0.0.0/33', '10.0.0.0/0', '1/2/3'])('refuses %j for TRUST_PROXY', (value) => {
    expect(linesOf({ TRUST_PROXY: value })).toHaveLength(1);
  });
  it.each(['x', 'ftp://tinh.example', 'https://tinh.example/portal', 'https://tinh.example/?a=1'])(
    'refuses %j for PUBLIC_URL',
    (value) => {
      expect(linesOf({ PUBLIC_URL: value })).toHaveLength(1);
    }
  );
  it('wants a group whole', () => {
    expect(linesOf({ S3_BUCKET: 'b', S3_ENDPOINT: 'http://s3' })).toEqual([
      'S3_ACCESS_KEY_ID: is needed beside S3_ENDPOINT',
      'S3_SECRET_ACCESS_KEY: is needed beside S3_ENDPOINT'
    ]);
  });
  it('counts an empty value as not set and drops the trailing slash of PUBLIC_URL', () => {
    expect(readConfig({ PORT: '', PUBLIC_URL: 'https://tinh.example/' })).toMatchObject({
      port: 3000,
      publicUrl: 'https://tinh.example'
    });
  });
});
