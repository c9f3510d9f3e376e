// Gathers each module's error texts; a module adds its line here.
import type { Locale } from '#shared/messages.ts';
import { apiTokenErrorTexts } from './api-tokens.ts';
import { checkInErrorTexts } from './check-ins.ts';
import { assessmentErrorTexts } from './assessments-errors.ts';
import { demoErrorTexts } from './demo.ts';
import { documentErrorTexts } from './documents.ts';
import { exchangeErrorTexts } from './exchange.ts';
import { mediaErrorTexts } from './media-errors.ts';
import { newsroomOfficeErrorTexts } from './newsroom-office-errors.ts';
import { operationsErrorTexts } from './operations.ts';
import { peopleErrorTexts } from './people.ts';
import { portalErrorTexts } from './portal.ts';
import { importErrorTexts } from './practice-import-errors.ts';
import { practiceErrorTexts } from './practices.ts';
import { reportErrorTexts } from './reports.ts';
import { replicationErrorTexts } from './replication.ts';
import { successionErrorTexts } from './successions.ts';
import { targetErrorTexts } from './targets-errors.ts';
import { unitErrorTexts } from './unit-errors.ts';

type Details = Record<string, unknown>;
export type ErrorTexts = Record<string, string | ((details: Details) => string)>;

const sources: ((locale: Locale) => ErrorTexts)[] = [
  apiTokenErrorTexts,
  assessmentErrorTexts,
  checkInErrorTexts,
  demoErrorTexts,
  documentErrorTexts,
  importErrorTexts,
  exchangeErrorTexts,
  mediaErrorTexts,
  peopleErrorTexts,
  targetErrorTexts,
  unitErrorTexts,
  operationsErrorTexts,
  portalErrorTexts,
  replicationErrorTexts,
  reportErrorTexts,
  successionErrorTexts,
  newsroomOfficeErrorTexts,
  practiceErrorTexts
];

export function moduleErrorTexts(locale: Locale): ErrorTexts {
  return Object.assign({}, ...sources.map((source) => source(locale)));
}
