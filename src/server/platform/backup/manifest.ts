// The last member of an archive: what the archive holds, with a checksum for each part and one for itself.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { AppError } from '#server/platform/errors.ts';
import { checkKey } from '#server/platform/files.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.number().int().nonnegative();
const tableName = z.string().regex(/^(public|jobs)\.[a-z_][a-z0-9_]*$/);

const manifestSchema = z.strictObject({
  format: z.literal(1),
  /** Version of the program that wrote the archive. */
  version: z.string(),
  createdAt: z.iso.datetime(),
  /** Version of the PostgreSQL it was read from. */
  postgres: z.string(),
  /** Names of the migrations the tables stand at, oldest first. */
  migrations: z.array(z.string().regex(/^\d{4}-[a-z0-9-]+$/)).min(1),
  /** Tells, without giving it away, which secret key the encrypted values need. */
  keyDigest: sha256,
  tables: z
    .array(z.strictObject({ name: tableName, columns: z.array(z.string()).min(1), rows: count, bytes: count, sha256 }))
    .min(1),
  /** The number each sequence gives next. */
  sequences: z.array(z.strictObject({ name: tableName, next: z.string().regex(/^-?\d+$/) })),
  files: z.array(z.strictObject({ key: z.string(), bytes: count, sha256 })),
  /** Digest of the member secret.key; null when the secret came from SECRET_KEY and is not in the archive. */
  secretKey: sha256.nullable(),
  /** SHA-256 of everything above as JSON. */
  digest: sha256
});

export type Manifest = z.infer<typeof manifestSchema>;
export type TableEntry = Manifest['tables'][number];
export type FileEntry = Manifest['files'][number];

export const manifestMember = 'manifest.json';
export const secretMember = 'secret.key';
export const tableMember = (name: string) => `tables/${name}.copy.gz`;
export const fileMember = (key: string) => `files/${key}`;

/** 409: the archive cannot be trusted; nothing was touched. */
export const archiveDamaged = (reason: string, cause?: unknown) =>
  new AppError('archive_damaged', 409, `The archive is damaged: ${reason}. Nothing was changed.`, { reason }, cause);

const digestOf = (body: object) => createHash('sha256').update(JSON.stringify(body)).digest('hex');

export function sealManifest(body: Omit<Manifest, 'digest'>): string {
  return JSON.stringify({ ...body, digest: digestOf(body) });
}

/** @throws AppError `archive_damaged`, `archive_newer` when its format is one this program does not know */
export function openManifest(text: string): Manifest {
  let raw: Record<string, unknown>;
  try {
    raw = JSON.parse(text) as Record<string, unknown>;
  } catch (error) {
    throw archiveDamaged('its list of contents cannot be read', error);
  }
  const { digest, ...body } = raw;
  if (digest !== digestOf(body)) throw archiveDamaged('its list of contents was changed');
  if (raw.format !== 1) throw archiveNewer(String(raw.version));
  const parsed = manifestSchema.safeParse(raw);
  if (!parsed.success)
    throw archiveDamaged(`its list of contents is wrong at ${parsed.error.issues[0]?.path.join('.')}`);
  for (const file of parsed.data.files) checkKey(file.key);
  return parsed.data;
}

/** 409: made by a later version of the program. */
export const archiveNewer = (version: string) =>
  new AppError(
    'archive_newer',
    409,
    `The archive was made by version ${version}, which is newer than this program. Update the program first. Nothing was changed.`,
    { version }
  );
