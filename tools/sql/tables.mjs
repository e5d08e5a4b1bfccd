/**
 * SQL words that are followed by a table name, each with what the statement does with the table's
 * rows. `DELETE FROM` is treated separately, because there `FROM` means writing.
 */
const BEFORE_TABLE = new Map([
  ['FROM', 'read'],
  ['JOIN', 'read'],
  ['USING', 'read'],
  ['INTO', 'write'],
  ['UPDATE', 'write'],
  ['COPY', 'write'],
  ['TRUNCATE', 'write'],
]);
const ENDS_FROM = new Set(
  'WHERE GROUP ORDER LIMIT OFFSET HAVING WINDOW UNION EXCEPT INTERSECT SELECT SET RETURNING FOR VALUES'.split(
    ' ',
  ),
);
const BETWEEN = new Set(['ONLY', 'LATERAL', 'TABLE']);

const TOKEN =
  /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|"(?:[^"]|"")*"|\$\$[\s\S]*?\$\$|[\p{L}_][\p{L}\p{N}_]*|\d[\w.]*|::|\S/gu;

/**
 * Finds the names of tables in an SQL text by its words. The text is not parsed, so it may also be
 * a fragment such as `JOIN people ON …`, which a parser would refuse.
 * @param text the SQL; each part that is inserted at run time is replaced by {@link HOLE}.
 * @returns `{ name, verb }[]`, where verb is `read` or `write`. Names of WITH queries and of
 * functions are left out.
 */
export function tablesNamedIn(text) {
  const tokens = tokensOf(text);
  const named = namesOfWith(tokens);
  const found = [];
  const levels = [{ inFrom: false, verb: null }];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    const level = levels.at(-1);
    if (token === '(') levels.push({ inFrom: level.verb !== null, verb: level.verb });
    else if (token === ')' && levels.length > 1) levels.pop();
    else if (token === ',') level.verb = level.inFrom ? 'read' : null;
    else if (BETWEEN.has(token)) continue;
    else if (startsTable(tokens, at)) Object.assign(level, startsTable(tokens, at));
    else {
      if (level.verb && isName(token) && !named.has(token) && isTable(tokens, at))
        found.push({ name: token, verb: verbOf(tokens, at, level.verb) });
      if (ENDS_FROM.has(token)) level.inFrom = false;
      level.verb = null;
    }
    // A table name expected here has been found inside the brackets, so no table name is expected
    // after them.
    if (token === '(') level.verb = null;
  }
  return found;
}

/** Placeholder in an SQL text for a part that is inserted at run time. */
export const HOLE = '\u25a1';

/**
 * Splits an SQL text into words and punctuation characters, without comments. The case of letters
 * is not changed.
 */
export const tokensOf = (text) =>
  [...text.matchAll(TOKEN)]
    .map(([token]) => token)
    .filter((token) => !token.startsWith('--') && !token.startsWith('/*'));

function startsTable(tokens, at) {
  const verb = BEFORE_TABLE.get(tokens[at]);
  const before = tokens[at - 1];
  if (verb === undefined) return null;
  switch (tokens[at]) {
    case 'FROM':
      if (before === 'DISTINCT') return null;
      return before === 'DELETE' ? { inFrom: false, verb: 'write' } : { inFrom: true, verb };
    case 'UPDATE':
      return ['FOR', 'DO', 'KEY'].includes(before) ? null : { inFrom: false, verb };
    case 'COPY':
      return tokens[at + 1] === '(' ? null : { inFrom: false, verb };
    case 'INTO':
      return { inFrom: false, verb };
    case 'USING':
      // In `JOIN … USING (column)`, the brackets contain columns, not a table.
      return tokens[at + 1] === '(' ? null : { inFrom: true, verb };
    default:
      return { inFrom: true, verb };
  }
}

/**
 * Returns whether a table is read or written. After COPY the table is read if TO follows its name,
 * otherwise it is written; for other statements `verb` is returned unchanged.
 */
function verbOf(tokens, at, verb) {
  if (tokens[at - 1] !== 'COPY') return verb;
  let next = at + 1;
  if (tokens[next] === '(') next = tokens.indexOf(')', next) + 1;
  return tokens[next] === 'TO' ? 'read' : verb;
}

const isName = (token) => /^[a-z_][a-z0-9_]*$/.test(token);

/**
 * Tells whether a name is that of a table. A name before an opening bracket is that of a function,
 * except in `INSERT INTO name (column, …)` and `COPY name (column, …)`.
 */
function isTable(tokens, at) {
  if (tokens[at + 1] === '.' || tokens[at - 1] === '.') return false;
  return tokens[at + 1] !== '(' || ['INTO', 'COPY'].includes(tokens[at - 1]);
}

/** Finds the names of WITH queries: `name AS (` or `name (column, …) AS (`. */
function namesOfWith(tokens) {
  const names = new Set();
  for (let at = 1; at < tokens.length; at += 1) {
    if (tokens[at] !== 'AS') continue;
    let next = at + 1;
    while (tokens[next] === 'NOT' || tokens[next] === 'MATERIALIZED') next += 1;
    if (tokens[next] !== '(') continue;
    let before = at - 1;
    if (tokens[before] === ')') before = tokens.lastIndexOf('(', before) - 1;
    if (isName(tokens[before] ?? '')) names.add(tokens[before]);
  }
  return names;
}
