import { resolve } from 'node:path';
import type { Answer } from '../answer.js';
import { installPlan } from '#installation';
import { withSession } from '../session.js';

/** `tracker plan load <folder>`: loads a plan from the CSV files of a folder. */
export function loadPlanFolder(folder: string): Promise<Answer> {
  return withSession(async ({ database }) => {
    const installed = await installPlan(database, resolve(folder));
    const { code, columns, items, targets, indicators, newProjects, newMilestones, changed } =
      installed;
    return {
      lines: [
        `${code}: ${columns} columns, ${items} items, ${targets} targets, ${indicators} indicators${changed ? '' : ' (unchanged)'}.`,
        `${newProjects} new projects, ${newMilestones} new milestones.`,
      ],
      data: installed,
    };
  });
}
