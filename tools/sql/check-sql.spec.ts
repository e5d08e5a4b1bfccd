import { describe, expect, it } from '@jest/globals';
import { checkSources } from './check-sql.mjs';
import { readSource } from './sources.mjs';

const sound: Record<string, string> = {
  'libs/projects/store/rows.ts': "@Entity('projects') export class ProjectRow {}",
  'libs/projects/store/names.ts': 'export const NAMES = `(SELECT id, name FROM projects)`;',
  'libs/alerts/store/rows.ts': "@Entity('alert_events') export class AlertEventRow {}",
  'libs/alerts/store/events.ts':
    "import { NAMES } from '#projects'; export const list = `SELECT FROM alert_events e JOIN ${NAMES} p ON p.id = e.project_id`;",
};
const check = (files: Record<string, string>) =>
  checkSources(
    Object.entries({ ...sound, ...files }).map(([file, text]) => readSource(file, text)),
  );

describe('who may name a table', () => {
  it('lets a lib read another one through the fragment of its owner', () =>
    expect(check({}).violations).toEqual([]));

  it.each<[what: string, text: string]>([
    ['reads it', 'export const find = () => `SELECT FROM projects`;'],
    ['joins it in a fragment', 'export const join = (a) => `LEFT JOIN projects p ON p.id = ${a}`;'],
    ['reads it by its entity', "import { ProjectRow } from '#projects'; tx.find(ProjectRow);"],
  ])('refuses another lib that %s', (_, text) => {
    expect(check({ 'libs/alerts/queries/find.ts': text }).violations).toEqual([
      'libs/alerts/queries/find.ts:1: reads projects, which projects owns; use a query, view or SQL fragment that projects exports',
    ]);
  });

  it('refuses a table that is put into SQL by its name', () =>
    expect(
      check({ 'libs/projects/store/x.ts': "const table = 'alert_events';" }).violations,
    ).toEqual([
      'libs/projects/store/x.ts:1: reads alert_events, which alerts owns; use a query, view or SQL fragment that alerts exports',
    ]));

  it('never lets another lib write', () => {
    const file = 'libs/alerts/store/write.ts';
    expect(check({ [file]: 'tx.query(`DELETE FROM projects`);' }).violations).toEqual([
      `${file}:1: writes projects, which projects owns; call a command of projects`,
    ]);
  });

  it('refuses a second owner', () =>
    expect(
      check({ 'libs/projects/store/rows2.ts': "@Entity('alert_events') class Again {}" })
        .violations,
    ).toContain('libs/projects/store/rows2.ts: alert_events has an entity in alerts already'));
});
