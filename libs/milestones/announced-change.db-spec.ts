import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anActor } from '../../test/builders/actors.js';
import { countOf } from '../../test/builders/alert-facts.js';
import { flagship } from '../../test/builders/projects.js';
import { testDatabase, type TestDatabase } from '../../test/harness/database.js';
import { createMilestone, type NewMilestone } from '#milestones';
import { projectChanged, recordProjectChange } from '#projects';
import { day } from '#values';

const officer = anActor('officer');

let test: TestDatabase;
let changed: (readonly string[])[];
beforeAll(async () => {
  test = await testDatabase();
  changed = [];
  test.database.afterCommit(projectChanged, (ids) => changed.push(ids));
});
afterAll(() => test.close());

const promise = (projectId: string, wanted: NewMilestone) =>
  createMilestone(test.database, officer, { projectId, wanted, request: null });

describe('a change of a project', () => {
  it('is announced once when it is committed, and never when it is refused', async () => {
    const projectId = await flagship(test.database, 1);
    const refused = promise(projectId, { name: '远期', baselineOn: day('2190-01-01') });
    await expect(refused).rejects.toMatchObject({ code: 'TOO_FAR_AHEAD' });
    expect(changed).toEqual([]);

    await promise(projectId, { name: '开工', baselineOn: day('2026-12-31') });
    expect(changed).toEqual([[projectId]]);
  });

  it('needs nothing of a new command but its record; one that is rolled back leaves neither', async () => {
    const id = await flagship(test.database, 2);
    const before = await countOf(test.database, 'project_changes');
    changed.length = 0;
    const failing = test.database.write(officer.scope, async (tx) => {
      await recordProjectChange(tx, { id }, 'project');
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect([changed, await countOf(test.database, 'project_changes')]).toEqual([[], before]);
    await test.database.write(officer.scope, (tx) => recordProjectChange(tx, { id }, 'project'));
    expect([changed, await countOf(test.database, 'project_changes')]).toEqual([
      [[id]],
      before + 1,
    ]);
  });
});
