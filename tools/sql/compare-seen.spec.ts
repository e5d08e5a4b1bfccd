import { describe, expect, it } from '@jest/globals';
import { compareSeen } from './compare-seen.mjs';
import { readSource } from './sources.mjs';

const sources: Record<string, string> = {
  'libs/projects/store/rows.ts':
    "@Entity('projects') export class ProjectRow {} export const NAMES = '(SELECT id, name FROM projects)';",
  'libs/alerts/store/rows.ts': "@Entity('alerts') export class AlertRow {}",
  'libs/alerts/queries/list.ts': `
    interface Listed { id: string; name: string | null; level?: number }
    export const list = (tx, where) => tx.query<Listed[]>(\`SELECT a.id, p.name FROM alerts a JOIN \${NAMES} p ON true WHERE \${where}\`);
    export const remove = (tx) => tx.query('DELETE FROM alerts');`,
};
const RAN =
  'SELECT a.id, p.name FROM alerts a JOIN (SELECT id, name FROM projects) p ON true WHERE 1 = 1';
const TEXT = 25;
const BIGINT = 20;
const compare = (
  seen: { text: string; columns?: [string, number][] }[],
  neverRun: string[] = ['alerts: list.ts remove'],
) =>
  compareSeen(
    Object.entries(sources).map(([file, text]) => readSource(file, text)),
    seen,
    neverRun,
  );
const columns: [string, number][] = [
  ['id', TEXT],
  ['name', TEXT],
];

describe('the statements that tests ran', () => {
  it('agree with the sources', () =>
    expect(compare([{ text: RAN, columns }])).toEqual({
      missing: ['alerts: list.ts remove'],
      unneeded: [],
      violations: [],
    }));

  it('lack one that no list excuses', () =>
    expect(compare([{ text: RAN, columns }], []).violations).toEqual([
      'alerts: list.ts remove: no test runs this statement',
    ]));

  it('include one that the list still excuses', () =>
    expect(compare([{ text: RAN }, { text: 'DELETE FROM alerts' }]).unneeded).toEqual([
      'alerts: list.ts remove',
    ]));

  it('return other columns than declared', () =>
    expect(
      compare([
        {
          text: RAN,
          columns: [
            ['id', BIGINT],
            ['rank', TEXT],
          ],
        },
      ]).violations,
    ).toEqual([
      'alerts: list.ts list: id is declared string and comes as bigint',
      'alerts: list.ts list: name does not come back',
      'alerts: list.ts list: rank comes back undeclared',
    ]));
});
