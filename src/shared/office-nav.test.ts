// The office's side navigation shows a section to exactly those roles its module lets in.
import { describe, expect, it } from 'vitest';
import type { Policy } from '#server/platform/actor.ts';
import { assessmentsPolicy } from '#server/modules/assessments/assessments.policy.ts';
import { auditPolicy } from '#server/modules/audit/audit.policy.ts';
import { documentsPolicy } from '#server/modules/documents/documents.policy.ts';
import { exchangePolicy } from '#server/modules/exchange/exchange.policy.ts';
import { mediaPolicy } from '#server/modules/media/media.policy.ts';
import { newsroomPolicy } from '#server/modules/newsroom/newsroom.policy.ts';
import { operationsPolicy } from '#server/modules/operations/operations.policy.ts';
import { peoplePolicy } from '#server/modules/people/people.policy.ts';
import { practicesPolicy } from '#server/modules/practices/practices.policy.ts';
import { replicationPolicy } from '#server/modules/replication/replication.policy.ts';
import { reportsPolicy } from '#server/modules/reports/reports.policy.ts';
import { targetsPolicy } from '#server/modules/targets/targets.policy.ts';
import { unitsPolicy } from '#server/modules/units/units.policy.ts';
import { officeNavFor, officeReaders, type OfficeSection } from './office-nav.ts';

const gates: Record<Exclude<OfficeSection, 'board'>, [Policy, string]> = {
  practices: [practicesPolicy, 'practices.see'],
  check_ins: [practicesPolicy, 'practices.see'],
  adoptions: [replicationPolicy, 'replication.see'],
  rollouts: [replicationPolicy, 'replication.see'],
  questions: [exchangePolicy, 'exchange.see'],
  sheets: [assessmentsPolicy, 'assessments.score'],
  assessments: [assessmentsPolicy, 'assessments.see'],
  councils: [assessmentsPolicy, 'assessments.look_up'],
  criteria: [assessmentsPolicy, 'assessments.look_up'],
  debts: [reportsPolicy, 'reports.debts'],
  statistics: [reportsPolicy, 'reports.see'],
  builder: [reportsPolicy, 'reports.build'],
  proposals: [reportsPolicy, 'reports.see_proposals'],
  targets: [targetsPolicy, 'targets.see'],
  review: [practicesPolicy, 'practices.manage'],
  imports: [practicesPolicy, 'practices.write'],
  articles: [newsroomPolicy, 'newsroom.write'],
  feedback: [newsroomPolicy, 'newsroom.moderate'],
  reports: [newsroomPolicy, 'newsroom.reports'],
  pages: [newsroomPolicy, 'newsroom.site'],
  frame: [newsroomPolicy, 'newsroom.site'],
  documents: [documentsPolicy, 'documents.see'],
  media: [mediaPolicy, 'media.view'],
  units: [unitsPolicy, 'units.manage'],
  successions: [unitsPolicy, 'units.manage'],
  people: [peoplePolicy, 'people.see'],
  audit: [auditPolicy, 'audit.read'],
  system: [operationsPolicy, 'operations.read']
};

describe('office navigation', () => {
  it.each(Object.entries(gates))('%s is shown to whom its policy admits', (section, [policy, permission]) => {
    expect([...officeReaders[section as OfficeSection]].sort()).toEqual([...(policy[permission] ?? [])].sort());
  });

  it('shows a writer the board, the articles and the pictures', () => {
    expect(officeNavFor(['writer'])).toEqual(['board', 'articles', 'media']);
  });

  it('shows nothing without a role', () => {
    expect(officeNavFor([])).toEqual([]);
  });
});
