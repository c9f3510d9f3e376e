// ./mhh import practices: a workbook or a table in Word, in the name of a person; faults told cell by cell, bad rows written beside it.
import { createWriteStream, existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Command, Option } from 'commander';
import { readConfig } from '#server/config.ts';
import { openHouse } from '#server/house.ts';
import { findPersonId } from '#server/modules/people/people-setup.usecases.ts';
import { listFields } from '#server/modules/practices/practices-fields.usecases.ts';
import { badRowsWorkbook, listFaults } from '#server/modules/practices/practices-import-files.usecases.ts';
import { readImport } from '#server/modules/practices/practices-import-read.usecases.ts';
import { runImport } from '#server/modules/practices/practices-import-run.usecases.ts';
import {
  beginImport,
  chooseColumns,
  discardImport,
  importAs,
  importFileLimit,
  startImport
} from '#server/modules/practices/practices-import.usecases.ts';
import { resolveUnit } from '#server/modules/units/units.usecases.ts';
import { systemActor, type Actor } from '#server/platform/actor.ts';
import { AppError } from '#server/platform/errors.ts';
import type { Services } from '#server/services.ts';
import { errorText } from '#shared/messages/errors.ts';
import { importTargetTexts } from '#shared/messages/practice-import.ts';
import type { Locale } from '#shared/messages.ts';
import {
  cellAddress,
  columnOfLetters,
  importTargets,
  type ImportMapping,
  type ImportTarget
} from '#shared/practice-import.ts';
import { folded, words } from '#shared/vietnamese.ts';

interface Given {
  as: string;
  map?: string;
  unit?: string;
  field?: string;
  kind: 'model' | 'method';
  state: 'draft' | 'registered';
  duplicates: 'skip' | 'new';
  dryRun?: boolean;
  language: Locale;
}

const say = (text: string) => process.stdout.write(`${text}\n`);
const faultsShown = 200;

/** B=unit,C=name over what the headings propose; a column stands for one thing. @throws Error naming what is not understood */
export function overlayMapping(mapping: ImportMapping, text: string): ImportMapping {
  const changed = [...mapping];
  for (const part of text.split(',').filter((one) => one.trim())) {
    const [, letters = '', target = ''] = /^\s*([A-Za-z]{1,2})\s*=\s*(\w*)\s*$/.exec(part) ?? [];
    const column = columnOfLetters(letters);
    if (!letters || column >= mapping.length) throw new Error(`--map: there is no column “${part.trim()}”.`);
    if (target && !importTargets.includes(target as ImportTarget))
      throw new Error(`--map: “${target}” is none of ${importTargets.join(', ')}.`);
    const wanted = (target || null) as ImportTarget | null;
    for (const [at, one] of changed.entries()) if (wanted && one === wanted) changed[at] = null;
    changed[column] = wanted;
  }
  return changed;
}

/** An open field by its name, short name or address. @throws Error with the names there are */
async function fieldNamed(services: Services, actor: Actor, text: string): Promise<{ id: string }> {
  const plain = (one: string) => words(folded(one));
  const fields = (await listFields(services, actor)).filter((one) => !one.closed);
  const named = fields.find((one) => [one.slug, one.shortVi, one.nameVi, one.shortEn, one.nameEn].some((name) => plain(name) === plain(text))); // prettier-ignore
  if (named) return named;
  throw new Error(`--field: “${text}” is none of: ${fields.map((one) => `${one.slug} (${one.shortVi})`).join(', ')}.`);
}

async function bringIn(services: Services, path: string, given: Given): Promise<void> {
  const { language: locale } = given;
  const system = systemActor('command line');
  const actor = await importAs(services, {
    personId: await findPersonId(services, system, { email: given.as.trim().toLowerCase() })
  });
  const { size } = await stat(path);
  if (size > importFileLimit) throw new AppError('workbook_too_large', 413, 'too large', { limitMb: 20 });
  const { id } = await startImport(services, actor, { file: await readFile(path), fileName: basename(path) });
  const look = () => readImport(services, actor, { id, state: undefined, page: 1 });
  let written = false;
  try {
    const first = await look();
    const unit = given.unit ? await resolveUnit(services, actor, { field: 'unit', text: given.unit }) : undefined;
    const field = given.field ? await fieldNamed(services, actor, given.field) : undefined;
    await chooseColumns(services, actor, {
      id,
      mapping: overlayMapping(first.mapping, given.map ?? ''),
      unitId: unit?.id ?? first.options.unitId,
      fieldId: field?.id ?? first.options.fieldId,
      kind: given.kind,
      state: given.state,
      duplicates: given.duplicates
    });
    const view = await look();
    for (const [column, { heading }] of view.columns.entries()) {
      const target = view.mapping[column];
      say(
        `  ${cellAddress(column, 0).slice(0, -1)}  ${heading || '-'} → ${target ? importTargetTexts(locale)[target] : '-'}`
      );
    }
    let count = 0;
    for await (const fault of listFaults(services, actor, { id, locale })) {
      count += 1;
      if (count <= faultsShown) say(`  ${fault}`);
    }
    if (count > faultsShown) say(`  … ${count - faultsShown} more`);
    const { good, bad, duplicate, skipped } = view.counts;
    say(`${good} good, ${bad} to correct, ${duplicate} may be there already, ${skipped} rows without data`);
    if (bad > 0 && !given.dryRun) {
      const { fileName, stream } = await badRowsWorkbook(services, actor, { id, locale });
      let beside = join(dirname(path), fileName);
      for (let n = 2; existsSync(beside); n += 1)
        beside = join(dirname(path), fileName.replace(/\.xlsx$/, `-${n}.xlsx`));
      await pipeline(stream, createWriteStream(beside, { flags: 'wx' }));
      say(`The rows to correct: ${beside}`);
    }
    if (given.dryRun || good + view.chosenNew === 0) {
      say('Nothing was brought in.');
      return;
    }
    await beginImport(services, actor, { id }, 'here');
    written = true;
    await runImport(services, id);
    const done = await look();
    say(`${done.counts.written} practices brought in. To undo within a day: /van-phong/nhap-du-lieu/${id}`);
    if (done.state !== 'done') process.exitCode = 1;
  } finally {
    if (!written) await discardImport(services, actor, { id });
  }
}

export function importCommand(): Command {
  const bring = new Command('import').description('bring records in from files');
  bring
    .command('practices')
    .description('practices of a workbook (.xlsx) or a table in Word (.docx); bad rows are written beside it')
    .argument('<file>')
    .requiredOption('--as <mail>', 'in whose name: it reaches what this account may write')
    .option(
      '--map <columns>',
      'what columns mean, such as B=name,C=unit,D= (left out); else by headings, or as the last time'
    )
    .option('--unit <name>', 'unit of rows that name none')
    .option('--field <name>', 'field of rows that name none')
    .addOption(new Option('--kind <kind>', 'of rows that name none').choices(['model', 'method']).default('model'))
    .addOption(new Option('--state <state>', 'they come in as').choices(['draft', 'registered']).default('draft'))
    .addOption(new Option('--duplicates <what>', 'rows that may be there').choices(['skip', 'new']).default('skip'))
    .addOption(new Option('--language <language>', 'of what is told').choices(['vi', 'en']).default('vi'))
    .option('--dry-run', 'only look')
    .action(async (path: string, given: Given) => {
      const house = await openHouse(readConfig());
      try {
        await bringIn(house.services, path, given);
      } catch (error) {
        if (error instanceof AppError)
          throw new Error(errorText(given.language, error.code, error.details), { cause: error });
        throw error;
      } finally {
        await house.close();
      }
    });
  return bring;
}
