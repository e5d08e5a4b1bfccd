import { type Actor, allow } from '#identity';
import type { Database } from '#platform/database';
import type { PackageProblem } from '../rules/check-package.js';
import {
  type ComposedProject,
  composePackage,
  type Composing,
  type WantedPackage,
} from './compose-package.js';

/**
 * Writes what a package would say, and finds what forbids it to leave. Changes nothing.
 * @throws Problem NOT_FOUND, FORBIDDEN
 */
export function previewPackage(
  database: Database,
  actor: Actor,
  wanted: WantedPackage,
  composing: Composing,
): Promise<{ projects: ComposedProject[]; problems: PackageProblem[] }> {
  return database.read(actor.scope, async (tx) => {
    const composed = await composePackage(tx, wanted, composing);
    for (const { unitId } of composed.projects) allow(actor, 'disclosure.file', { unitId });
    return composed;
  });
}
