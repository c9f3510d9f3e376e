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
