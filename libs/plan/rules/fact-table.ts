import { CsvError, type Info, parse } from 'csv-parse/sync';
import { FactRow } from './fact-row.js';
import type { PlanFileProblem } from './plan-file-refused.js';

/**
 * Largest number of data rows in one file. A file with more is rejected as a mistake, because no
 * plan is that large.
 */
export const FACT_ROWS_MAX = 10_000;

interface Line {
  info: Info;
  record: string[];
}

function readLines(file: string, text: string, problems: PlanFileProblem[]): Line[] {
  try {
    return parse(text, {
      bom: true,
      info: true,
      relaxColumnCount: true,
      skipEmptyLines: true,
      to: FACT_ROWS_MAX + 2,
    }) as unknown as Line[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    problems.push({
      file,
      line: Number(error.lines ?? 0),
      message: `is not readable as CSV: ${error.message}`,
    });
    return [];
  }
}

function headerHolds(
  file: string,
  line: Line,
  header: readonly string[],
  problems: PlanFileProblem[],
): boolean {
  const found = line.record;
  const complain = (column: string, message: string) =>
    problems.push({ file, line: line.info.lines, column, message, accepted: header.join(',') });
  const before = problems.length;
  for (const name of header)
    if (!found.includes(name)) complain(name, 'this header column is missing');
  found.forEach((name, at) => {
    if (!header.includes(name)) complain(name, `“${name}” is no header column of this file`);
    else if (found.indexOf(name) !== at) complain(name, 'this header column stands twice');
  });
  return problems.length === before;
}

/**
 * Matches a cell text that has a blank at either end, or a control character anywhere. Such a cell
 * is rejected, because two cells that look equal could then differ.
 */
const UNCLEAN = /^\s|\s$|[\u0000-\u001f\u007f]/u;

/**
 * Parses one CSV file of a plan and returns its rows. The header must have exactly the names in
 * `header`, in any order. Errors are added to `problems`; rows with errors of form are left out.
 */
export function openFacts(
  file: string,
  text: string | undefined,
  header: readonly string[],
  problems: PlanFileProblem[],
): FactRow[] {
  if (text === undefined) {
    problems.push({ file, line: 0, message: 'this file is missing' });
    return [];
  }
  const [head, ...lines] = readLines(file, text, problems);
  if (!head) {
    if (!problems.some((problem) => problem.file === file))
      problems.push({ file, line: 1, message: 'is empty', accepted: header.join(',') });
    return [];
  }
  if (!headerHolds(file, head, header, problems)) return [];
  if (lines.length > FACT_ROWS_MAX) {
    problems.push({
      file,
      line: FACT_ROWS_MAX + 1,
      message: `has more than ${FACT_ROWS_MAX} facts`,
    });
    return [];
  }
  return lines.flatMap((line) => rowOf(file, line, head.record, problems) ?? []);
}

function rowOf(
  file: string,
  { info, record }: Line,
  head: readonly string[],
  problems: PlanFileProblem[],
): FactRow | null {
  const row = new FactRow(
    file,
    info.lines,
    new Map(head.map((name, at) => [name, record[at] ?? ''])),
    problems,
  );
  if (record.length !== head.length) {
    problems.push({
      file,
      line: info.lines,
      message: `has ${record.length} cells, the header has ${head.length}`,
    });
    return null;
  }
  const unclean = head.find((_, at) => UNCLEAN.test(record[at] ?? ''));
  if (unclean === undefined) return row;
  return row.refuse(unclean, 'has blanks at an edge, or a line break or control character in it');
}
