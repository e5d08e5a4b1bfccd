import { EVERY_NUMBER, numberRanges } from './number-ranges.js';
import type { Statement } from './opening-client.js';
import type { Scope } from './scope.js';

const TAKE_SCOPE = `SELECT set_config('tracker.actor', $1, true), set_config('tracker.sees', $2, true),
  set_config('tracker.writes', $3, true), set_config('tracker.sees_all', $4, true),
  set_config('tracker.writes_all', $5, true), set_config('tracker.records', $6, true),
  set_config('tracker.records_all', $7, true), set_config('tracker.accounts', $8, true),
  set_config('tracker.privileges', $9, true), set_config('tracker.projects', '', true)`;

const NUMBER_SCOPE = `SELECT
  set_config('tracker.sees', coalesce(organisation_numbers($1::text[])::text, $3), true),
  set_config('tracker.writes', coalesce(organisation_numbers($2::text[])::text, $3), true)`;

/**
 * SQL that stores which of the given projects are readable, so that this is not checked again for
 * each row. Must run after the scope was set, because `projects_seen` reads projects under
 * row-level security.
 */
const FIND_PROJECTS = `SELECT
  set_config('tracker.projects', coalesce(projects_seen($1::uuid[])::text, ''), true)`;

/** Returns the statements that set the access scope of a transaction, in their order. */
export function scopeStatements(scope: Scope): Statement[] {
  const { sees, writes, records = [], accounts = false, privileges = [], projects = [] } = scope;
  const numbers = scope.organisationNumbers;
  const statements: Statement[] = [
    {
      name: 'take-scope',
      text: TAKE_SCOPE,
      values: [
        scope.actorId,
        rangesOf(sees, numbers),
        rangesOf(writes, numbers),
        sees === 'all' ? 'on' : 'off',
        writes === 'all' ? 'on' : 'off',
        textArray(records),
        records === 'all' ? 'on' : 'off',
        accounts ? 'on' : 'off',
        `{${privileges.join(',')}}`,
      ],
    },
  ];
  if (!numbers && (isSome(sees) || isSome(writes)))
    statements.push({
      name: 'number-scope',
      text: NUMBER_SCOPE,
      values: [sees, writes, EVERY_NUMBER].map((ids) =>
        ids === 'all' ? null : typeof ids === 'string' ? ids : textArray(ids),
      ),
    });
  if (projects.length > 0)
    statements.push({
      name: 'find-projects',
      text: FIND_PROJECTS,
      values: [textArray(projects)],
    });
  return statements;
}

const isSome = (organisations: Scope['sees']): boolean =>
  organisations !== 'all' && organisations.length > 0;

const rangesOf = (
  organisations: Scope['sees'],
  numbers: ReadonlyMap<string, number> | undefined,
): string => {
  if (organisations === 'all') return EVERY_NUMBER;
  return numbers ? numberRanges(organisations, numbers) : '{}';
};

const textArray = (texts: Scope['sees']): string =>
  texts === 'all'
    ? '{}'
    : `{${texts.map((one) => `"${one.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;
