// Who may do what in the media library.
import type { Policy } from '#server/platform/actor.ts';
import { roles } from '#shared/roles.ts';

const authors = [
  'administrator',
  'provincial_officer',
  'unit_officer',
  'unit_leader',
  'council_secretary',
  'editor',
  'writer',
  'contest_organiser'
] as const;

/** Files belong to no unit: a grant anywhere counts. */
export const mediaPolicy = {
  'media.view': roles,
  'media.upload': authors,
  /** One's own uploads. */
  'media.edit': authors,
  /** Anybody's uploads. */
  'media.edit_any': ['administrator', 'provincial_officer', 'editor'],
  /** Pictures with the demo programme. */
  'media.import': ['administrator'],
  /** Anybody may fetch a file whose address they have: it holds a random identifier. */
  'media.fetch': ['everyone']
} as const satisfies Policy;
