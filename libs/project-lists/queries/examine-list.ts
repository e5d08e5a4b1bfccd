import { setImmediate } from 'node:timers/promises';
import { ORGANISATIONS_SQL } from '#identity';
import { planMeant } from '#plan';
import type { Tx } from '#platform/database';
import {
  LIST_PROJECTS_MAX,
  type ListedProject,
  type ListProblem,
  namedProjects,
  NearNames,
  projectListProblems,
} from '#projects';
import {
  type DateSystem,
  FROM_1900,
  type ImportProblem,
  plainWord,
  problemOfFile,
  problemOfReading,
  readApart,
  type SheetRow,
  UnreadableFile,
  type UploadedFile,
} from '#returns';
import type { Day, MoneyUnit } from '#values';
import { findHead, type ListColumn, type ListField } from '../rules/list-columns.js';
import { readList } from '../rules/read-list.js';

/** How a person wants a list to be read. */
export interface ListReading {
  /** Organisation of projects whose row names none. */
  organisationId: string;
  unit: MoneyUnit | null;
  /** What columns say, by their letters; null for one that is not read. */
  columns: Readonly<Record<string, ListField | null>>;
  /** Rows that are left out. */
  leftOut: readonly number[];
}

/** A project of a list whose name is like that of a project of the register. */
export interface NearProject {
  row: number;
  name: string;
  known: string;
  knownId: string;
  /** Whether both names are equal. */
  same: boolean;
}

/** What was found in a list. */
export interface ExaminedList {
  columns: ListColumn[];
  projects: ListedProject[];
  skipped: number[];
  near: NearProject[];
  problems: ImportProblem[];
}

/** Lines that a file may have besides its projects: titles, headings of parts, sums. */
const OTHER_LINES_MAX = 1_000;
/** Likeness from which a name is shown beside the known one that is most like it. */
const NEAR = 0.75;

/**
 * Reads a list in a separate process and checks it; nothing is changed.
 * @returns what was found; a file that cannot be read is a problem of the file
 */
export async function examineList(
  read: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>,
  { file, reading, today }: { file: UploadedFile; reading: ListReading; today: Day },
): Promise<ExaminedList> {
  const nothing = { columns: [], projects: [], skipped: [], near: [] };
  const sheet = await sheetOf(file).catch((error: unknown) => {
    if (error instanceof UnreadableFile) return problemOfReading(error);
    throw error;
  });
  if ('code' in sheet) return { ...nothing, problems: [sheet] };
  const head = findHead(sheet.rows, reading.columns);
  if (!head) return { ...nothing, problems: [problemOfFile('LIST_HEADINGS_UNKNOWN')] };
  return read(async (tx) => {
    const found = readList(sheet.rows, {
      head,
      organisationId: reading.organisationId,
      organisations: await organisationsByWord(tx),
      unit: reading.unit,
      plan: await planMeant(tx, undefined),
      dates: sheet.dates,
      leftOut: new Set(reading.leftOut),
    });
    const { projects, skipped } = found;
    const near = await nearProjects(projects, await namedProjects(tx));
    const broken = (await projectListProblems(tx, projects, today)).map((problem) =>
      asImportProblem(problem, { columns: head.columns, projects, today }),
    );
    const known = new Set(found.problems.map(({ cell }) => cell));
    const problems = [...found.problems, ...broken.filter(({ cell }) => !known.has(cell))];
    return {
      columns: head.columns,
      projects,
      skipped,
      near,
      problems:
        projects.length === 0 ? [...problems, problemOfFile('PROJECT_LIST_EMPTY')] : problems,
    };
  });
}

async function sheetOf(file: UploadedFile): Promise<{ rows: SheetRow[]; dates: DateSystem }> {
  const rows: SheetRow[] = [];
  let dates = FROM_1900;
  for await (const part of readApart(file)) {
    if ('from1904' in part) dates = part;
    if (!('rows' in part)) continue;
    rows.push(...part.rows);
    if (rows.length > LIST_PROJECTS_MAX + OTHER_LINES_MAX)
      throw new UnreadableFile('PROJECT_LIST_TOO_LONG', { limit: LIST_PROJECTS_MAX });
  }
  return { rows, dates };
}

const ORGANISATIONS = `SELECT id, name FROM ${ORGANISATIONS_SQL} organisation`;

async function organisationsByWord(tx: Tx): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.query<{ id: string; name: string }[]>(ORGANISATIONS);
  return new Map(
    rows.flatMap(({ id, name }): [string, string][] => [
      [plainWord(id), id],
      [plainWord(name), id],
    ]),
  );
}

/** Projects after which others are let in, so that a long list holds up nobody. */
const BREATH = 200;

/** Finds the projects whose names are like those of projects of the register. */
async function nearProjects(
  projects: readonly ListedProject[],
  register: readonly { id: string; name: string }[],
): Promise<NearProject[]> {
  const ids = new Map(register.map(({ id, name }) => [name, id]));
  const names = new NearNames(ids.keys());
  const near: NearProject[] = [];
  for (const [at, { row, wanted }] of projects.entries()) {
    if (at % BREATH === BREATH - 1) await setImmediate();
    const { name } = wanted;
    const closest = names.closest(name, NEAR);
    const knownId = closest && ids.get(closest.name);
    if (!closest || !knownId) continue;
    const same = plainWord(name) === plainWord(closest.name);
    near.push({ row, name, known: closest.name, knownId, same });
  }
  return near;
}

/** Columns that state the fields of a registration. */
const STATED_BY: Readonly<Record<string, readonly ListField[]>> = {
  leadOrganisationId: ['leadOrganisation'],
  supervisingOrganisationId: ['supervisingOrganisation'],
  planItems: ['planItem'],
  codes: ['code'],
  plannedFinishOn: ['plannedFinish', 'years'],
  plannedStartOn: ['plannedStart', 'years'],
  totalInvestmentFen: ['totalInvestment'],
  fypSpendFen: ['fypSpend'],
};

/** Names the cell of the list in which a rule of the register is broken. */
function asImportProblem(
  problem: ListProblem,
  { columns, projects, today }: Pick<ExaminedList, 'columns' | 'projects'> & { today: Day },
): ImportProblem {
  const { row, path, accepted = '' } = problem;
  const [field = ''] = path.split('.');
  const stating = STATED_BY[field] ?? [field];
  const column = columns.find((one) => one.field !== null && stating.includes(one.field));
  const wanted = projects.find((one) => one.row === row)?.wanted;
  const code = wanted?.codes[Number(path.split('.')[1] ?? 0)] ?? '';
  return {
    row,
    column: null,
    cell: column ? `${column.column}${row}` : null,
    code: problem.code as ImportProblem['code'],
    facts: { today, fromOn: wanted?.plannedStartOn ?? '', code, accepted },
  };
}
