// Who may read and enter official documents.
import type { Policy } from '#server/platform/actor.ts';

export const documentsPolicy = {
  'documents.see': [
    'administrator',
    'provincial_officer',
    'unit_officer',
    'unit_leader',
    'council_member',
    'council_secretary',
    'council_chair',
    'authority',
    'editor'
  ],
  /** Enter and correct papers issued by a unit the role reaches. */
  'documents.manage': ['administrator', 'provincial_officer', 'council_secretary', 'unit_leader'],
  /** Papers of any issuer, also of bodies outside the register of units. */
  'documents.manage_any': ['administrator', 'provincial_officer', 'council_secretary']
} as const satisfies Policy;
