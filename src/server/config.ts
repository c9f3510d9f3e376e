// The only reader of process.env: every setting, validated, each wrong one named in one line.
import { resolve } from 'node:path';
import { z } from 'zod';
import { nextRun } from './platform/cron.ts';

const flag = z.enum(['true', 'false', '1', '0']).transform((value) => value === 'true' || value === '1');
const url = (protocols: string[]) =>
  z.string().refine(
    (value) => {
      try {
        return protocols.includes(new URL(value).protocol);
      } catch {
        return false;
      }
    },
    { message: `must be an address beginning with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}` }
  );

const settings = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().min(1).default('0.0.0.0'),
  DATA_DIR: z.string().min(1).default('./data'),
  DATABASE_URL: url(['postgres:', 'postgresql:']).optional(),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(10),
  PUBLIC_URL: url(['http:', 'https:']).optional(),
  SEED: z.enum(['demo', 'none']).optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  TRUST_PROXY: z
    .string()
    .default('')
    .transform((value) =>
      value
        .split(',')
        .map((part) => part.trim())
        .filter(Boolean)
    ),
  SMTP_URL: url(['smtp:', 'smtps:']).optional(),
  MAIL_FROM: z.string().min(3).default('Mô Hình Hay <khong-tra-loi@localhost>'),
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
  BACKUP_KEEP: z.coerce.number().int().min(1).max(365).default(14),
  BACKUP_ENABLED: flag.default(true),
  UPLOAD_LIMIT_MB: z.coerce.number().int().min(1).max(2048).default(40)
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
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
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
