import type { Tx } from '#platform/database';
import { attributesOfItem, type ItemAttributeRow, type TargetRow, targetsOfItem } from '#plan';
import { portfolioRow, type PortfolioRow } from './portfolio.js';

/** A project with the targets and attributes of its plan item. */
export interface ProjectPage {
  project: PortfolioRow;
  targets: TargetRow[];
  attributes: ItemAttributeRow[];
}

/**
 * Returns the data of a project's page.
 * @throws Problem NOT_FOUND when the project lies outside the access scope.
 */
export async function projectPage(tx: Tx, today: string, id: string): Promise<ProjectPage> {
  const project = await portfolioRow(tx, today, id);
  const { planCode, columnNumber, itemNumber } = project;
  if (planCode === null || columnNumber === null || itemNumber === null)
    return { project, targets: [], attributes: [] };
  const item = [planCode, columnNumber, itemNumber] as const;
  return {
    project,
    targets: await targetsOfItem(tx, ...item),
    attributes: await attributesOfItem(tx, ...item),
  };
}
