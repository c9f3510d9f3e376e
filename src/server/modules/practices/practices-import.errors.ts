// What can go wrong with bringing practices in; files that cannot be read are refused in read-workbook.ts and docx-file.ts.
import { AppError, conflict, notFound } from '#server/platform/errors.ts';
import type { ImportState } from '#shared/practice-import.ts';

export const importNotFound = () => notFound('the import');

/** No row among the first names a column of names. */
export const noHeadings = () => new AppError('import_no_headings', 422, 'no row of headings was found');

/** A Word document without a table of practices. */
export const noTable = () => new AppError('import_no_table', 422, 'the document holds no table of practices');

export const nameColumnNeeded = () =>
  new AppError('import_name_needed', 422, 'no column is the name', { fields: { form: 'name_column_needed' } });

export const columnTwice = (columns: readonly number[]) =>
  new AppError('import_column_twice', 422, 'two columns mean the same', {
    fields: Object.fromEntries(columns.map((column) => [`column.${column}`, 'column_twice']))
  });

export const importState = (state: ImportState) => conflict('import_state', `the import is ${state}`, { state });

export const nothingToImport = () => conflict('import_nothing', 'no row can be brought in');

export const undoTooLate = (hours: number) => conflict('import_undo_late', 'the time to undo is over', { hours });
