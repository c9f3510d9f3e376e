// Which sections of the office a person's roles open; a test holds this table to the modules' policies.
import { roles, type Role } from './roles.ts';

const newsroom = ['editor', 'administrator'] as const;

const lookUp = [
  'administrator',
  'provincial_officer',
  'authority',
  'council_secretary',
  'council_chair',
  'council_member'
] as const;

/** Section → the roles that may open it. The board is everybody's. */
export const officeReaders = {
  board: roles,
  practices: ['unit_officer', 'unit_leader', 'provincial_officer', 'council_secretary', 'authority', 'administrator'],
  check_ins: ['unit_officer', 'unit_leader', 'provincial_officer', 'council_secretary', 'authority', 'administrator'],
  adoptions: ['unit_officer', 'unit_leader', 'provincial_officer', 'authority', 'administrator'],
  rollouts: ['unit_officer', 'unit_leader', 'provincial_officer', 'authority', 'administrator'],
  questions: ['unit_officer', 'unit_leader', 'provincial_officer', 'council_secretary', 'authority', 'administrator'],
  sheets: ['council_member', 'council_chair'],
  assessments: ['administrator', 'provincial_officer', 'authority', 'council_secretary', 'council_chair'],
  councils: lookUp,
  criteria: lookUp,
  debts: ['administrator', 'provincial_officer', 'unit_leader'],
  statistics: ['administrator', 'provincial_officer', 'authority', 'council_secretary', 'unit_leader', 'unit_officer'],
  builder: ['administrator', 'provincial_officer', 'authority', 'unit_leader'],
  proposals: ['administrator', 'provincial_officer', 'authority', 'council_secretary'],
  targets: ['unit_officer', 'unit_leader', 'provincial_officer', 'council_secretary', 'authority', 'administrator'],
  review: ['administrator', 'provincial_officer'],
  imports: ['unit_officer', 'unit_leader', 'provincial_officer', 'administrator'],
  articles: ['writer', 'editor', 'administrator'],
  feedback: newsroom,
  reports: newsroom,
  pages: newsroom,
  frame: newsroom,
  documents: [
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
  media: roles,
  units: ['administrator', 'provincial_officer'],
  successions: ['administrator', 'provincial_officer'],
  people: ['administrator', 'provincial_officer', 'unit_leader'],
  audit: ['administrator'],
  system: ['administrator']
} as const satisfies Record<string, readonly Role[]>;

export type OfficeSection = keyof typeof officeReaders;

/** The sections to show; what a section allows inside is decided by its use cases. */
export function officeNavFor(held: readonly Role[]): OfficeSection[] {
  return (Object.keys(officeReaders) as OfficeSection[]).filter((section) =>
    officeReaders[section].some((role) => held.includes(role))
  );
}
