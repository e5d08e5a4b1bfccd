import { NO_CIRCLES } from './import-rules.mjs';
import { AREAS, LONG_FUNCTION, LONG_LINE, MANY_PARAMETERS } from './measure.mjs';

const BEGIN = '<!-- structure: npm run structure -- --report --write -->';
const END = '<!-- /structure -->';
const LISTED = 5;

/**
 * Formats the measurements of a checkout as a Markdown table.
 * @param files result of `measureCheckout` in measure.mjs.
 * @param violations result of `checkStructure` in check-structure.mjs; cycles among them are
 * counted separately.
 * @param day the day it was measured, as YYYY-MM-DD.
 */
export function reportOf(files, violations, day) {
  const cycles = violations.filter((violation) => violation.endsWith(NO_CIRCLES)).length;
  const areas = [...AREAS, 'all'];
  const columns = areas.map((area) =>
    measured(files.filter((f) => area === 'all' || f.area === area)),
  );
  const rows = Object.keys(columns[0]).map((name) => [name, ...columns.map((one) => one[name])]);
  return [
    `Measured on ${day}: ${cycles} import cycles, ${violations.length - cycles} imports against their direction.`,
    '',
    ...table([['', ...areas], ...rows]),
  ].join('\n');
}

function measured(files) {
  const functions = files.flatMap((file) => file.functions);
  const lines = sum(files.map((file) => file.lines));
  const perFolder = new Map();
  for (const { folder } of files) perFolder.set(folder, (perFolder.get(folder) ?? 0) + 1);
  const long = functions.filter((one) => one.lines > LONG_FUNCTION).length;
  const longLines = sum(files.map((file) => file.longLines));
  return {
    files: files.length,
    lines,
    'lines per file, median': median(files.map((file) => file.lines)),
    'lines of the longest file': most(files.map((file) => file.lines)),
    functions: functions.length,
    'lines per function, median': median(functions.map((one) => one.lines)),
    'lines of the longest function': most(functions.map((one) => one.lines)),
    [`functions over ${LONG_FUNCTION} lines`]: `${long} (${share(long, functions.length)})`,
    [`functions with over ${MANY_PARAMETERS} parameters`]: functions.filter(
      (one) => one.parameters > MANY_PARAMETERS,
    ).length,
    'files of the fullest folder': most([...perFolder.values()]),
    [`lines over ${LONG_LINE} columns`]: `${longLines} (${share(longLines, lines)})`,
  };
}

/** Lists the longest functions of the running program and the files with the most long lines. */
export function longestOf(files) {
  const running = files.filter((file) => file.area === 'server' || file.area === 'web');
  const functions = running
    .flatMap((file) => file.functions)
    .sort((one, other) => other.lines - one.lines)
    .slice(0, LISTED)
    .map(({ name, lines }) => `${lines} lines: ${name}`);
  const wide = [...files]
    .sort((one, other) => other.longLines - one.longLines)
    .slice(0, LISTED)
    .map(({ file, longLines }) => `${longLines} lines over ${LONG_LINE} columns: ${file}`);
  return [...functions, ...wide].join('\n');
}

/** Replaces the report in a document, between the two marker lines, by a new report. */
export function withReport(document, report) {
  const [begin, end] = [document.indexOf(BEGIN), document.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`the document has no place marked ${BEGIN}`);
  return `${document.slice(0, begin)}${BEGIN}\n\n${report}\n\n${document.slice(end)}`;
}

/** Formats rows as a Markdown table with aligned columns, as Prettier would. */
function table(rows) {
  const texts = rows.map((row) => row.map(String));
  const widths = texts[0].map((_, column) =>
    Math.max(3, ...texts.map((row) => row[column].length)),
  );
  const line = (cells) => `| ${cells.join(' | ')} |`;
  const [head, ...rest] = texts.map((row) => line(row.map((cell, at) => cell.padEnd(widths[at]))));
  return [head, line(widths.map((width) => '-'.repeat(width))), ...rest];
}

const sum = (numbers) => numbers.reduce((all, one) => all + one, 0);
const most = (numbers) => numbers.reduce((top, one) => Math.max(top, one), 0);
const share = (part, whole) => `${((100 * part) / Math.max(1, whole)).toFixed(2)} %`;
const median = (numbers) =>
  [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0;
