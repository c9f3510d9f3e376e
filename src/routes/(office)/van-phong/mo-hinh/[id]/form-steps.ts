// The steps of the record's form: their anchors, names, and the fields each holds.
import type { practiceOfficeTexts } from '#shared/messages/practices-office.ts';
import type { PracticeField } from '#shared/practice.ts';

export interface FormStep {
  anchor: string;
  label: string;
  fields: readonly PracticeField[];
}

export const formSteps = (t: ReturnType<typeof practiceOfficeTexts>): FormStep[] => [
  {
    anchor: 'thong-tin-chung',
    label: t.stepBasics,
    fields: ['name', 'kind', 'inUseSince', 'fieldId', 'subfieldId', 'scope', 'sector', 'summary', 'contact']
  },
  { anchor: 'vi-sao', label: t.stepProblem, fields: ['problem'] },
  { anchor: 'cach-lam', label: t.stepApproach, fields: ['approach', 'resources', 'conditions'] },
  { anchor: 'ket-qua', label: t.stepResults, fields: ['results', 'indicators', 'evidenceLevel', 'failures'] },
  { anchor: 'doi-tuong', label: t.stepAudience, fields: ['beneficiaries', 'audiences', 'reach'] },
  { anchor: 'nguoi-thuc-hien', label: t.stepPeople, fields: ['authors'] },
  { anchor: 'anh-va-tep', label: t.stepMedia, fields: ['photos', 'attachments'] }
];
