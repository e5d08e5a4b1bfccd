import type { CellStyle, CellValue } from 'hucre';
import { writeXlsx } from 'hucre/xlsx';
import { type Stage, STAGE_WORDS } from '#projects';
import type { Language } from '#platform/language';
import type { Fen } from '#values';
import type { OutsideProject } from '../queries/outside-month.js';
import { amountCell, AMOUNT_FORMATS, percentCell } from '../rules/outside-cell.js';
import type { OutsideColumn, OutsideField, OutsideUnit } from '../rules/outside-column.js';
import { NOTES_SHEET, type NotesOf, notesOf } from '../texts/outside-words.js';

/** What a workbook for another system is made of. */
export interface OutsideWorkbook {
  name: string;
  columns: readonly OutsideColumn[];
  unit: OutsideUnit;
  month: string;
  dueOn: string | null;
  madeOn: string;
  projects: readonly OutsideProject[];
}

/** Media type of a workbook. */
export const WORKBOOK_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const HEAD: CellStyle = {
  font: { bold: true },
  alignment: { wrapText: true, vertical: 'center' },
};

/** Characters that a workbook cannot hold. */
const UNWRITABLE = /[\p{Cs}\ufffe\uffff]|(?![\t\n\r])\p{Cc}/gu;
const asText = (text: string | null): string | null =>
  text === null
    ? null
    : text.replace(UNWRITABLE, '\ufffd').replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');

/** Most characters of the name of a sheet, and those that it may not have. */
const SHEET_NAME_MAX = 31;
const sheetName = (name: string): string =>
  name
    .replace(/[\\/?*[\]:]/g, ' ')
    .slice(0, SHEET_NAME_MAX)
    .trim() || 'Sheet1';

/** Width in characters of the columns of fields; all others have 18. */
const WIDTHS: Readonly<Partial<Record<OutsideField, number>>> = {
  'row-number': 6,
  'own-id': 38,
  'project-name': 40,
  'lead-organisation': 28,
};

type Amounts = Readonly<Record<string, (project: OutsideProject) => Fen | null>>;
const AMOUNTS: Amounts = {
  'total-investment': ({ totalInvestmentFen }) => totalInvestmentFen,
  'year-plan': ({ yearPlanFen }) => yearPlanFen,
  ...Object.fromEntries(
    (['completed', 'funds', 'paid'] as const).flatMap((series) =>
      (['month', 'year', 'total'] as const).map((span) => [
        `${series}-${span}`,
        ({ sums }: OutsideProject) => sums[series]?.[`${span}Fen`] ?? null,
      ]),
    ),
  ),
};

const stageWord = (stage: Stage | null): string | null =>
  stage === null ? null : STAGE_WORDS[stage].zh;

const TEXTS: Readonly<Partial<Record<OutsideField, (project: OutsideProject) => CellValue>>> = {
  'outside-id': ({ outsideId }) => asText(outsideId),
  'own-id': ({ id }) => id,
  'project-code': ({ codes }) => asText(codes.join('、')) || null,
  'project-name': ({ name }) => asText(name),
  'lead-organisation': ({ organisationName }) => asText(organisationName),
  stage: ({ stage }) => stageWord(stage),
  'physical-percent': ({ progress }) => percentCell(progress),
};

/** The cell of a project in a column; unknown ones are empty. */
function cellOf(
  project: OutsideProject,
  { field }: OutsideColumn,
  { row, unit, month }: { row: number; unit: OutsideUnit; month: string },
): CellValue {
  if (field === 'row-number') return row;
  if (field === 'month') return month;
  const amount = AMOUNTS[field];
  return amount ? amountCell(amount(project), unit) : (TEXTS[field]?.(project) ?? null);
}

/**
 * Writes a month as another system takes it: its columns in its order and unit on the first sheet,
 * and a second one that says what is left out. Codes and names of stages are in Chinese, as the
 * other systems are.
 */
export async function writeOutsideWorkbook(
  { columns, unit, projects, ...of }: OutsideWorkbook,
  language: Language,
): Promise<Uint8Array> {
  const reported = projects.filter(({ outsideId }) => outsideId !== null);
  const without = projects.filter(({ outsideId }) => outsideId === null);
  const notes: NotesOf = {
    ...of,
    unit,
    reported: reported.length,
    without: without.map(({ name }) => asText(name) ?? ''),
  };
  return writeXlsx({
    sheets: [
      {
        name: sheetName(of.name),
        columns: columns.map(({ field }) => ({
          width: WIDTHS[field] ?? 18,
          ...(AMOUNTS[field] ? { numFmt: AMOUNT_FORMATS[unit] } : {}),
        })),
        rows: [
          columns.map(({ heading }) => asText(heading)),
          ...reported.map((project, at) =>
            columns.map((column) =>
              cellOf(project, column, { row: at + 1, unit, month: of.month }),
            ),
          ),
        ],
        cells: new Map(columns.map((_, at) => [`0,${at}`, { style: HEAD }])),
        freezePane: { rows: 1 },
      },
      {
        name: NOTES_SHEET[language],
        columns: [{ width: 36 }, { width: 60 }],
        rows: notesOf(notes, language),
      },
    ],
  });
}
