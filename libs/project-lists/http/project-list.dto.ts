import { OrganisationCodeField } from '#identity/http';
import { CodeField, TextField } from '#platform/http';
import type { Language } from '#platform/language';
import { Problem } from '#platform/problem';
import { cellProblems, type ImportProblem, wordProblem } from '#returns';
import type { MoneyUnit } from '#values';
import type { ExaminedList, ListReading } from '../queries/examine-list.js';
import { readColumns, readRows } from '../rules/asked-reading.js';
import { LIST_FIELDS } from '../rules/list-columns.js';

const UNITS = ['元', '万元', '亿元'] as const;

/** Form fields that accompany a list of projects. */
export class ProjectListForm {
  @OrganisationCodeField({ description: 'organisation of the projects whose row names none' })
  organisation: string;
  @CodeField(UNITS, {
    optional: true,
    nullable: false,
    description: 'unit of amounts where neither their heading nor the sheet states one',
  })
  unit?: MoneyUnit;
  @TextField({
    max: 100,
    optional: true,
    nullable: false,
    description: 'name of the worksheet; by default the one that is visible and not empty',
  })
  sheet?: string;
  @TextField({
    max: 2_000,
    optional: true,
    nullable: false,
    example: 'B:name;E:totalInvestment;F:',
    description: 'what columns say, where their headings do not; nothing for one that is not read',
  })
  columns?: string;
  @TextField({
    max: 4_000,
    optional: true,
    nullable: false,
    example: '3,5',
    description: 'rows that are left out, such as projects that are registered already',
  })
  leaveOut?: string;
  @TextField({ max: 1_000, optional: true, nullable: false, lines: true }) reason?: string;
}

/** Returns how the form wants the list to be read. */
export const readingOf = ({
  organisation,
  unit = undefined,
  columns = '',
  leaveOut = '',
}: ProjectListForm): ListReading => ({
  organisationId: organisation,
  unit: unit ?? null,
  columns: readColumns(columns),
  leftOut: readRows(leaveOut),
});

/** A column of a list, and what it says of a project. */
class ListColumnDto {
  /** @example C */
  column: string;
  /** @example 总投资（万元） */
  heading: string;
  /** null for a column that is not read */
  field: (typeof LIST_FIELDS)[number] | null;
}

/** A project of the list whose name is like that of one in the register. */
class NearProjectDto {
  /** @example 7 */
  row: number;
  name: string;
  /** name of the project in the register */
  knownName: string;
  knownId: string;
  /** whether both names are the same */
  same: boolean;
}

/** A problem of a list, with its place. */
class ListProblemDto {
  /** row of the file; null for the file as a whole */
  row: number | null;
  /** @example D7 */
  cell: string | null;
  /** @example LIST_STAGE_UNKNOWN */
  code: string;
  message: string;
  accepted: string;
}

/** A project of the list, as it would be registered. */
class ListedProjectDto {
  row: number;
  name: string;
  leadOrganisationId: string;
  totalInvestmentFen: string | null;
  plannedStartOn: string | null;
  plannedFinishOn: string | null;
}

/** What was found in a list; nothing was changed. */
export class ProjectListCheckDto {
  /** number of projects */
  projects: number;
  columns: ListColumnDto[];
  /** rows without a project, such as headings of parts and sums */
  skipped: number[];
  /** number of names like those of the register, of which the first 200 are listed */
  nearCount: number;
  near: NearProjectDto[];
  /** number of all problems, of which the first 200 are listed */
  problemCount: number;
  problems: ListProblemDto[];
  /** the first 20 projects as they would be registered */
  first: ListedProjectDto[];
  /** sum of the stated totals; null where none is stated */
  totalInvestmentFen: string | null;
  /** number of projects that state a total */
  totalsStated: number;
}

/** Largest number of problems, and of projects, that one answer lists. */
const NAMED_MAX = 200;
const FIRST_MAX = 20;

/** Converts what was found in a list to its response DTO. */
export function presentList(list: ExaminedList, language: Language): ProjectListCheckDto {
  const totals = list.projects.flatMap(({ wanted: { totalInvestmentFen: fen } }) =>
    fen === null ? [] : [BigInt(fen)],
  );
  return {
    projects: list.projects.length,
    columns: list.columns.map(({ column, heading, field }) => ({ column, heading, field })),
    skipped: list.skipped,
    nearCount: list.near.length,
    near: list.near.slice(0, NAMED_MAX).map(({ row, name, known, knownId, same }) => ({
      row,
      name,
      knownName: known,
      knownId,
      same,
    })),
    problemCount: list.problems.length,
    problems: list.problems.slice(0, NAMED_MAX).map((problem) => {
      const { row, cell, code, message, accepted } = wordProblem(problem, language);
      return { row, cell, code, message, accepted };
    }),
    first: list.projects.slice(0, FIRST_MAX).map(({ row, wanted }) => ({
      row,
      name: wanted.name,
      leadOrganisationId: wanted.leadOrganisationId,
      totalInvestmentFen: wanted.totalInvestmentFen,
      plannedStartOn: wanted.plannedStartOn,
      plannedFinishOn: wanted.plannedFinishOn,
    })),
    totalInvestmentFen:
      totals.length === 0 ? null : totals.reduce((one, other) => one + other, 0n).toString(),
    totalsStated: totals.length,
  };
}

/** Returns the refusal of a list: its problems with their cells, in the caller’s language. */
export const refuseList = (problems: readonly ImportProblem[], language: Language): Problem =>
  new Problem('PROJECT_LIST_REFUSED', { count: problems.length }, cellProblems(problems, language));
