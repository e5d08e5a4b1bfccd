import { YEAR_PLANS_SQL } from '#budget';
import { insideEachParentSql, LEDGER_ENTRIES_SQL, SERIES } from '#ledger';
import { projectIdsKnownAtSql, projectInScope, projectsKnownAtSql } from '#projects';
import type { SettledSpend, SpendGroup } from '../../rules/spend-question.js';
import type { Statement } from '../renderer.js';
import { DIMENSIONS, fieldsOf } from './dimensions.js';
import { LABELS } from './fields.js';

/**
 * SQL of the third renderer. Parameters: $1 and $2 first and last day, $3 the instant, $4 the
 * projects that a reproduced report covered (null for a new one), then the values of filters.
 * `fact` are the projects that the reader sees now, as known at $3; `selected` those of them that
 * pass the filters. The amounts of a parent contain those of its parts only where both are selected.
 */
interface Parts {
  groupBy: readonly SpendGroup[];
  parameters: (string | null)[];
  ofProjects: string[];
  ofEntries: string[];
  needsPart: boolean;
  needsCategory: boolean;
}

/** Returns a list of texts as a literal of a PostgreSQL array. */
const arrayText = (values: readonly string[]): string =>
  `{${values.map((value) => `"${value.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;

function partsOf(spend: SettledSpend, groupBy: readonly SpendGroup[]): Parts {
  const { period, knownAt, filters, covered } = spend;
  const parameters = [
    period.from,
    period.to,
    knownAt.toISOString(),
    covered ? arrayText(covered) : null,
  ];
  const parts: Parts = {
    groupBy,
    parameters,
    ofProjects: [],
    ofEntries: [],
    needsPart: groupBy.includes('composition') || filters.composition !== undefined,
    needsCategory: groupBy.includes('yearCategory') || filters.yearCategory !== undefined,
  };
  for (const [group, values] of Object.entries(filters) as [SpendGroup, readonly string[]][]) {
    parameters.push(arrayText(values));
    const { of, filter } = DIMENSIONS[group];
    (of === 'project' ? parts.ofProjects : parts.ofEntries).push(filter(`$${parameters.length}`));
  }
  return parts;
}

const FACTS = `fact AS MATERIALIZED (
    SELECT * FROM ${projectsKnownAtSql('$3::timestamptz', '$2::date')} known
     WHERE $4::uuid[] IS NULL OR known.project_id = ANY ($4::uuid[])),
  visible AS (
    SELECT fact.project_id, name, kind, stage, scope, tier, flagship, district, plan_code,
           column_number, item_number, further_items, organisation_id,
           CASE WHEN fact.parent_id IN (SELECT project_id FROM fact) THEN fact.parent_id END AS parent_id
      FROM fact)`;

const selectedSql = ({ ofProjects }: Parts): string => `${FACTS},
  selected AS MATERIALIZED (
    SELECT selected.* FROM visible selected ${ofProjects.length > 0 ? `WHERE ${ofProjects.join(' AND ')}` : ''})`;

const eachInside = insideEachParentSql('$3::timestamptz', { from: '$1', to: '$2' });

/** Returns SQL of the parts of projects whose amounts their parents' amounts contain. */
const insideSql = (parts: Parts): string => `pair AS (
    SELECT each.project_id, each.ancestor_id, each.series, each.days FROM (${eachInside}) each
    ${
      isOfAll(parts)
        ? ''
        : `JOIN selected part ON part.project_id = each.project_id
           JOIN selected whole ON whole.project_id = each.ancestor_id`
    }),
  inside AS (
    SELECT project_id, series, range_agg(days) AS days FROM pair GROUP BY project_id, series)`;

/**
 * Returns SQL of the table `own`: like `inside`, but only where parent and part are in the same row
 * of the report. Null where a row is of one project or where all projects are in one row.
 */
function ownSql(groupBy: readonly SpendGroup[]): string | null {
  if (groupBy.includes('project') || groupBy.includes('entry')) return null;
  const keys = new Set(
    groupBy
      .filter((group) => DIMENSIONS[group].of === 'project')
      .flatMap((group) => Object.keys(DIMENSIONS[group].keys)),
  );
  if (keys.size === 0) return null;
  const same = [...keys].map((key) => `part.${key} IS NOT DISTINCT FROM whole.${key}`);
  return `own AS (
    SELECT pair.project_id, pair.series, range_agg(pair.days) AS days
      FROM pair JOIN selected part ON part.project_id = pair.project_id
      JOIN selected whole ON whole.project_id = pair.ancestor_id AND ${same.join(' AND ')}
     GROUP BY pair.project_id, pair.series)`;
}

const CATEGORY = `LEFT JOIN (
    SELECT DISTINCT ON (project_id, year) project_id, year, category FROM ${YEAR_PLANS_SQL} plan
     WHERE plan.recorded_at <= $3::timestamptz AND ${projectInScope('plan.project_id')}
     ORDER BY project_id, year, number DESC) category
    ON category.project_id = entry.project_id AND category.year = left(entry.month, 4)::int`;

const PART = `CROSS JOIN LATERAL (
    SELECT split.kind, split.fen
      FROM (VALUES ('building', entry.building_fen), ('equipment', entry.equipment_fen),
                   ('other', entry.other_fen), ('land', entry.land_fen)) split (kind, fen)
     WHERE split.fen <> 0 OR (split.kind = 'other' AND entry.amount_fen = 0 AND split.fen = 0)
     UNION ALL
    SELECT NULL, entry.amount_fen WHERE entry.building_fen IS NULL) part`;

const within = (table: string): string => `coalesce(entry.effective_on <@ ${table}.days, false)`;

/** Returns SQL of the entries that a report covers, after `FROM`; `joined` is put between. */
const entriesSql = ({ ofEntries, needsPart, needsCategory }: Parts, joined: string): string => `
  ${LEDGER_ENTRIES_SQL} entry ${joined}
    ${needsCategory ? CATEGORY : ''} ${needsPart ? PART : ''}
   WHERE ${projectInScope('entry.project_id')} AND entry.effective_on BETWEEN $1 AND $2
     AND entry.recorded_at <= $3
     AND ($4::uuid[] IS NULL OR entry.project_id = ANY ($4::uuid[])) ${ofEntries.map((condition) => `AND ${condition}`).join(' ')}`;

const SELECTED = 'JOIN selected ON selected.project_id = entry.project_id';
const INSIDE = 'inside ON inside.project_id = entry.project_id AND inside.series = entry.series';
const OWN = 'LEFT JOIN own ON own.project_id = entry.project_id AND own.series = entry.series';

/** Returns SQL of the sums of a row; an amount is null where no entry is behind it. */
const sumOf = (suffix: string, only: string): string =>
  [
    ...SERIES.map((series) => {
      const which = `FILTER (WHERE series = '${series}' AND ${only})`;
      return `CASE WHEN sum(counted) ${which} > 0 THEN sum(fen) ${which} END::bigint AS "${series}${suffix}Fen"`;
    }),
    `coalesce(sum(counted) FILTER (WHERE ${only}), 0)::bigint AS "entries${suffix}"`,
  ].join(', ');

/** Whether rows of a report show how much of them the amounts of parents contain. */
export const showsParents = (groupBy: readonly SpendGroup[]): boolean =>
  groupBy.some((group) => group === 'entry' || DIMENSIONS[group].of === 'project');

/** Whether a report sums all that the reader may see, without looking at single projects. */
const isOfAll = ({ groupBy, ofProjects, parameters }: Parts): boolean =>
  parameters[3] === null && ofProjects.length === 0 && !showsParents(groupBy);

const keysOf = (
  groupBy: readonly SpendGroup[],
  of: readonly ('project' | 'entry')[] = ['project', 'entry'],
): [name: string, sql: string][] =>
  Object.entries(
    Object.assign(
      {},
      ...groupBy
        .map((group) => DIMENSIONS[group])
        .filter((dimension) => of.includes(dimension.of))
        .map(({ keys }) => keys),
    ) as object,
  );

/**
 * Returns SQL of sums of entries by `of`, the keys that entries have and series. Entries are summed
 * before anything is joined to them, which several processes of the database can share.
 */
function entrySumsSql(parts: Parts, joined: string, of: readonly string[]): string {
  const [fen, counted] = parts.needsPart
    ? ['part.fen', 'count(DISTINCT entry.id)']
    : ['entry.amount_fen', 'count(*)'];
  const by = [
    ...of,
    ...keysOf(parts.groupBy, ['entry']).map(([name, sql]) => `${sql} AS ${name}`),
    'entry.series',
  ];
  return `SELECT ${by.join(', ')}, sum(${fen}) AS fen, ${counted} AS counted
      FROM ${entriesSql(parts, joined)}
     GROUP BY ${by.map((_, at) => at + 1).join(', ')}`;
}

/**
 * Returns SQL of the sums behind the rows of a report, with the flags `in_parent` (contained in the
 * amounts of a parent) and `in_own` (of a parent in the same row). All entries are summed as if no
 * parent contained them; then those that one contains are taken away and added with their flags.
 * @param byProject whether the sums are of single projects, with their ids
 */
function flaggedSumsSql(parts: Parts, byProject: boolean): string {
  const { groupBy, ofEntries } = parts;
  const own = ownSql(groupBy);
  // Rows that are not of projects hold all projects alike, so what is inside any parent is left out.
  const inOwn = own ? within('own') : showsParents(groupBy) ? 'false' : 'true';
  const of = byProject ? ['entry.project_id'] : [];
  const keys = keysOf(groupBy)
    .filter(([name]) => name !== 'project_id')
    .map(([name, sql]) => (sql.includes('selected.') ? `${sql} AS ${name}` : `entry.${name}`));
  const columns = [...of, ...keys, 'entry.series'].join(', ');
  const joined = isOfAll(parts) ? '' : SELECTED;
  const contained = entrySumsSql(
    { ...parts, ofEntries: [...ofEntries, within('inside')] },
    `JOIN ${INSIDE} ${own ? OWN : ''}`,
    [...of, `${inOwn} AS in_own`],
  );
  return `
    SELECT ${columns}, false AS in_parent, false AS in_own, entry.fen, entry.counted
      FROM (${entrySumsSql(parts, '', of)}) entry ${joined}
     UNION ALL
    SELECT ${columns}, moved.flagged, moved.flagged AND entry.in_own, moved.sign * entry.fen,
           moved.sign * entry.counted
      FROM (${contained}) entry ${joined}
      CROSS JOIN (VALUES (-1, false), (1, true)) moved (sign, flagged)`;
}

/** Returns SQL of the sums of a report, by its keys. */
function summedSql(parts: Parts): string {
  const names = keysOf(parts.groupBy).map(([name]) => name);
  const sums = showsParents(parts.groupBy)
    ? `${sumOf('', 'NOT in_own')}, ${sumOf('InParent', 'in_parent AND NOT in_own')}`
    : sumOf('', 'NOT in_own');
  return `SELECT ${[...names, sums].join(', ')} FROM (${flaggedSumsSql(parts, !isOfAll(parts))}) entry
     ${names.length > 0 ? `GROUP BY ${names.join(', ')}` : ''}`;
}

/**
 * Returns SQL of single entries. They are not summed, so that a report of a million of them needs
 * no memory for it.
 */
function entryRowsSql(parts: Parts): string {
  const { groupBy, needsPart } = parts;
  const fen = needsPart ? 'part.fen' : 'entry.amount_fen';
  const amounts = (suffix: string, only: string): string =>
    [
      ...SERIES.map(
        (series) =>
          `CASE WHEN entry.series = '${series}' AND ${only} THEN ${fen} END AS "${series}${suffix}Fen"`,
      ),
      `(${only})::int AS "entries${suffix}"`,
    ].join(', ');
  return `SELECT ${keysOf(groupBy)
    .map(([name, sql]) => `${sql} AS ${name}, `)
    .join('')}${amounts('', 'true')}, ${amounts('InParent', within('inside'))}
      FROM ${entriesSql(parts, `${SELECTED} LEFT JOIN ${INSIDE}`)}`;
}

const withSql = (parts: Parts): string => {
  const own = ownSql(parts.groupBy);
  return `WITH ${[
    ...(isOfAll(parts) ? [] : [selectedSql(parts)]),
    insideSql(parts),
    ...(own ? [own] : []),
  ].join(', ')}`;
};

/** Returns the statement that selects the rows of a report, in a fixed order. */
export function rowsStatement(spend: SettledSpend): Statement {
  const { groupBy } = spend;
  const parts = partsOf(spend, groupBy);
  const fields = fieldsOf(groupBy);
  const labels = new Set(fields.flatMap(({ needs }) => needs ?? []));
  const amounts = (suffix: string): string[] =>
    [...SERIES.map((series) => `${series}${suffix}Fen`), `entries${suffix}`].map(
      (name) => `summed."${name}"`,
    );
  const outer = [
    ...fields.map(({ name, sql }) => `${sql} AS "${name}"`),
    ...amounts(''),
    ...(showsParents(groupBy) ? amounts('InParent') : []),
  ];
  const order = groupBy.includes('entry')
    ? [
        ...DIMENSIONS.entry.order,
        ...(parts.needsPart && groupBy.includes('composition') ? DIMENSIONS.composition.order : []),
      ]
    : groupBy.flatMap((group) => DIMENSIONS[group].order);
  const rows = groupBy.includes('entry') ? entryRowsSql(parts) : summedSql(parts);
  const sql = `${withSql(parts)}
    SELECT ${outer.join(', ')} FROM (${rows}) summed
    ${[...labels].map((label) => LABELS[label]).join('\n')}
    ORDER BY ${order.join(', ')}`;
  return { sql, parameters: parts.parameters };
}

/**
 * Returns the statement that sums a whole report and counts the projects that pass its filters
 * (`of`), and those of them with entries in it (`known`).
 */
export function sumsStatement(spend: SettledSpend): Statement {
  const parts = partsOf(spend, []);
  const all = isOfAll(parts)
    ? `SELECT count(*) FROM ${projectIdsKnownAtSql('$3::timestamptz')} known`
    : 'SELECT count(*) FROM selected';
  return {
    sql: `${withSql(parts)}
      SELECT ${sumOf('', 'NOT in_own')}, count(DISTINCT project_id)::int AS known, (${all})::int AS of
        FROM (${flaggedSumsSql(parts, true)}) entry`,
    parameters: parts.parameters,
  };
}

/**
 * Returns the statement that lists the projects that a report rests on, as column `id`: those that
 * pass the filters, and the parents that their rows name.
 */
export function coveredStatement(spend: SettledSpend): Statement {
  const filters = Object.fromEntries(
    Object.entries(spend.filters).filter(
      ([group]) => DIMENSIONS[group as SpendGroup].of === 'project',
    ),
  );
  const parts = partsOf({ ...spend, filters }, []);
  return {
    sql: `WITH ${selectedSql(parts)}
      SELECT project_id AS id FROM selected WHERE $1::date IS NOT NULL
       UNION SELECT parent_id FROM selected WHERE parent_id IS NOT NULL
       ORDER BY id`,
    parameters: parts.parameters,
  };
}
