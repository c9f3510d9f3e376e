// Uploading into the media library: any kind, one kind, and pictures that come with the demo programme.
import { authorise, type Actor } from '#server/platform/actor.ts';
import { inTransaction } from '#server/platform/database.ts';
import { takeTurn } from '#server/platform/form-turns.ts';
import type { Services } from '#server/services.ts';
import { mediaKinds, type MediaKind, type UploadAnswer } from '#shared/media.ts';
import { takeIn } from './media-intake.ts';
import { mediaPolicy } from './media.policy.ts';
import type { Upload } from './media.types.ts';

/** How many files one person may upload in ten minutes: a photographer's whole conference, but not a runaway script. */
export const uploadTurns = { form: 'media upload', limit: 120, windowSeconds: 600 };

/** For a door that must know before it reads a whole form. @throws AppError sign_in_needed, forbidden */
export const authoriseUpload = (actor: Actor): void => authorise(actor, mediaPolicy, 'media.upload');

async function upload(
  services: Services,
  actor: Actor,
  given: Upload,
  kinds: readonly MediaKind[]
): Promise<UploadAnswer> {
  authoriseUpload(actor);
  const { personId } = actor;
  if (personId)
    await inTransaction(services.db, (tx) =>
      takeTurn(tx, services.secrets, uploadTurns, personId, services.clock.now())
    );
  return takeIn(services, actor, given, kinds);
}

/**
 * Takes a picture, a video or a document, told by its content. The very same bytes are kept once: then `existing` is true.
 * @throws AppError payload_too_large 413 · media_empty, media_bad_name, media_unreadable, media_broken,
 *   media_too_many_pixels, media_hidden_content, media_unsafe_svg 422 · media_unknown_type, media_refused_type, media_heic 415 ·
 *   upload_interrupted 400 · too_many_requests 429 · disk_full, files_unavailable
 */
export const uploadMedia = (services: Services, actor: Actor, given: Upload): Promise<UploadAnswer> =>
  upload(services, actor, given, mediaKinds);

/** Pictures only. @throws AppError as `uploadMedia`, and media_wrong_kind 415 */
export const uploadImage = (services: Services, actor: Actor, given: Upload): Promise<UploadAnswer> =>
  upload(services, actor, given, ['image']);

/** MP4 and WebM only, stored with their metadata blanked. @throws AppError as `uploadMedia`, and media_wrong_kind 415 */
export const uploadVideo = (services: Services, actor: Actor, given: Upload): Promise<UploadAnswer> =>
  upload(services, actor, given, ['video']);

/** PDF and DOCX only, stored as they are. @throws AppError as `uploadMedia`, and media_wrong_kind 415 */
export const uploadDocument = (services: Services, actor: Actor, given: Upload): Promise<UploadAnswer> =>
  upload(services, actor, given, ['document']);

/** A picture of the demo programme or of a migration, without a limit of turns. @throws AppError as `uploadImage` */
export async function importImage(
  services: Services,
  actor: Actor,
  picture: Omit<Upload, 'source'> & { bytes: Buffer; demo: boolean }
): Promise<UploadAnswer> {
  authorise(actor, mediaPolicy, 'media.import');
  return takeIn(services, actor, { ...picture, source: picture.bytes }, ['image'], picture.demo);
}
