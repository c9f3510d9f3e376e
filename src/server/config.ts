// The only reader of process.env: every setting, validated, each wrong one named in one line.
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { z } from 'zod';
import { nextRun } from './platform/cron.ts';

const oneOf = <const T extends string>(values: readonly T[]) =>
  z.enum(values, { error: `must be one of ${values.join(', ')}` });
const flag = oneOf(['true', 'false', '1', '0']).transform((value) => value === 'true' || value === '1');
const whole = (least: number, most: number) => {
  const message = `must be a whole number from ${least} to ${most}`;
  return z.coerce.number({ error: message }).int(message).min(least, message).max(most, message);
};
const url = (protocols: string[], rule?: { allows(address: URL): boolean; text: string }) =>
  z
    .string()
    .refine(
      (value) =>
        URL.canParse(value) && protocols.includes(new URL(value).protocol) && (rule?.allows(new URL(value)) ?? true),
      {
        message: `must be an address beginning with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}${rule ? `, ${rule.text}` : ''}`
      }
    );

/** An address, a range of addresses or one of the names that Fastify knows. */
function isProxy(value: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(value)) return true;
  const [address = '', bits, ...more] = value.split('/');
  const version = isIP(address);
  if (version === 0 || more.length > 0) return false;
  return (
    bits === undefined || (/^[0-9]{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= (version === 4 ? 32 : 128))
  );
}

const settings = z.object({
  PORT: whole(0, 65_535).default(3000),
  HOST: z.string().min(1).default('0.0.0.0'),
  DATA_DIR: z.string().min(1).default('./data'),
  DATABASE_URL: url(['postgres:', 'postgresql:']).optional(),
  DATABASE_POOL: whole(2, 200).default(10),
  PUBLIC_URL: url(['http:', 'https:'], {
    allows: ({ pathname, search, hash }) => pathname === '/' && !search && !hash,
    text: 'with nothing behind the host and port'
  }).optional(),
  SEED: oneOf(['demo', 'none']).optional(),
  LOG_LEVEL: oneOf(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  TRUST_PROXY: z
    .string()
    .default('')
    .transform((value) =>
      value
        .split(',')
        .map((part) => part.trim())
        .filter(Boolean)
    )
    .refine((parts) => parts.every(isProxy), {
      message: 'must be addresses or ranges such as 10.0.0.0/8, with commas between'
    }),
  SMTP_URL: url(['smtp:', 'smtps:']).optional(),
  MAIL_FROM: z
    .string()
    .regex(/[^\s<>]@[^\s<>]/, 'must hold a mail address, such as Tên <ten@don-vi.vn>')
    .default('Mô Hình Hay <khong-tra-loi@localhost>'),
  SECRET_KEY: z.string().min(32, 'must be at least 32 characters').optional(),
  S3_ENDPOINT: url(['http:', 'https:']).optional(),
  S3_BUCKET: z.string().min(1).optional(),
  S3_REGION: z.string().min(1).default('auto'),
  S3_ACCESS_KEY_ID: z.string().min(1).optional(),
  S3_SECRET_ACCESS_KEY: z.string().min(1).optional(),
  OIDC_NAME: z.string().min(1).default('OIDC'),
  OIDC_DISCOVERY_URL: url(['http:', 'https:']).optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  METRICS_TOKEN: z.string().min(16, 'must be at least 16 characters').optional(),
  BACKUP_DIR: z.string().min(1).optional(),
  BACKUP_CRON: z
    .string()
    .refine((value) => nextRun(value, new Date()) !== null, {
      message: 'must be five cron fields of digits, * , - and / in Vietnam time, such as 30 2 * * *'
    })
    .default('30 2 * * *'),
  BACKUP_KEEP: whole(1, 365).default(14),
  BACKUP_ENABLED: flag.default(true),
  UPLOAD_LIMIT_MB: whole(1, 2048).default(40)
});

export interface Config {
  mode: 'development' | 'production' | 'test';
  port: number;
  host: string;
  dataDir: string;
  /** Set when PostgreSQL is a server of the operator's own; otherwise the embedded one runs under dataDir. */
  databaseUrl: string | undefined;
  databasePool: number;
  /** Without a trailing slash. */
  publicUrl: string;
  seed: 'demo' | 'none';
  logLevel: string;
  trustProxy: string[];
  smtpUrl: string | undefined;
  mailFrom: string;
  secretKey: string | undefined;
  s3: { endpoint: string; bucket: string; region: string; accessKeyId: string; secretAccessKey: string } | undefined;
  oidc: { name: string; discoveryUrl: string; clientId: string; clientSecret: string } | undefined;
  metricsToken: string | undefined;
  backup: { enabled: boolean; dir: string; cron: string; keep: number };
  uploadLimitBytes: number;
}

export class ConfigError extends Error {
  readonly lines: string[];
  constructor(lines: string[]) {
    super(lines.join('\n'));
    this.lines = lines;
  }
}

/** Settings whose values no console repeats. */
const secretNames = /KEY|SECRET|TOKEN|^DATABASE_URL$|^SMTP_URL$/;

/** Settings that only make sense together: all of a group or none of it. */
const groups: Record<string, (keyof z.infer<typeof settings>)[]> = {
  S3: ['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'],
  OIDC: ['OIDC_DISCOVERY_URL', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET']
};

/**
 * Reads the settings from an environment (process.env unless given). An empty value counts as not set.
 * @throws ConfigError with one line for each wrong setting
 */
export function readConfig(environment: NodeJS.ProcessEnv = process.env, mode?: Config['mode']): Config {
  const given = Object.fromEntries(
    Object.keys(settings.shape).flatMap((name) => (environment[name] ? [[name, environment[name]]] : []))
  );
  const parsed = settings.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map(({ path, message }) => {
      const name = String(path[0]);
      return `${name}: ${message}${secretNames.test(name) ? '' : `, not ${JSON.stringify(given[name])}`}`;
    });
    throw new ConfigError([...new Set(lines)]);
  }
  const values = parsed.data;
  const missing = Object.values(groups).flatMap((names) => {
    const present = names.filter((name) => values[name] !== undefined);
    if (present.length === 0) return [];
    return names.filter((name) => values[name] === undefined).map((name) => `${name}: is needed beside ${present[0]}`);
  });
  if (missing.length > 0) throw new ConfigError(missing);

  const dataDir = resolve(values.DATA_DIR);
  return {
    mode: mode ?? (environment.NODE_ENV === 'test' ? 'test' : 'production'),
    port: values.PORT,
    host: values.HOST,
    dataDir,
    databaseUrl: values.DATABASE_URL,
    databasePool: values.DATABASE_POOL,
    publicUrl: (values.PUBLIC_URL ?? `http://localhost:${values.PORT}`).replace(/\/+$/, ''),
    seed: values.SEED ?? (values.DATABASE_URL ? 'none' : 'demo'),
    logLevel: values.LOG_LEVEL,
    trustProxy: values.TRUST_PROXY,
    smtpUrl: values.SMTP_URL,
    mailFrom: values.MAIL_FROM,
    secretKey: values.SECRET_KEY,
    s3:
      values.S3_ENDPOINT && values.S3_BUCKET && values.S3_ACCESS_KEY_ID && values.S3_SECRET_ACCESS_KEY
        ? {
            endpoint: values.S3_ENDPOINT,
            bucket: values.S3_BUCKET,
            region: values.S3_REGION,
            accessKeyId: values.S3_ACCESS_KEY_ID,
            secretAccessKey: values.S3_SECRET_ACCESS_KEY
          }
        : undefined,
    oidc:
      values.OIDC_DISCOVERY_URL && values.OIDC_CLIENT_ID && values.OIDC_CLIENT_SECRET
        ? {
            name: values.OIDC_NAME,
            discoveryUrl: values.OIDC_DISCOVERY_URL,
            clientId: values.OIDC_CLIENT_ID,
            clientSecret: values.OIDC_CLIENT_SECRET
          }
        : undefined,
    metricsToken: values.METRICS_TOKEN,
    backup: {
      enabled: values.BACKUP_ENABLED,
      dir: values.BACKUP_DIR ? resolve(values.BACKUP_DIR) : resolve(dataDir, 'backups'),
      cron: values.BACKUP_CRON,
      keep: values.BACKUP_KEEP
    },
    uploadLimitBytes: values.UPLOAD_LIMIT_MB * 1024 * 1024
  };
}
