import type { Step } from './check-answers.js';
import type { Thing } from './things.js';
import { SEALED, type ExpectedProject } from './expected-state.js';

const isSealed = ({ unit }: ExpectedProject): boolean => unit === SEALED;

/**
 * Checks whether a random request must avoid these projects: one of them belongs to the protected
 * organisation, whose data must stay the same, and the acting user could change it.
 */
export const sparing = (
  { on: { oracle }, person: { walker } }: Step,
  projects: readonly ExpectedProject[],
): boolean => projects.some((project) => isSealed(project) && oracle.writes(walker, project));

/**
 * Chooses the row that a request is about: often one that the acting user may see, sometimes one of
 * the protected organisation, but never a row of that organisation that the acting user could
 * change. Null when there is no such row.
 */
export function some<T extends Thing>(step: Step, kind: readonly T[]): T | null {
  const {
    on: { oracle },
    person: { walker },
  } = step;
  return among(step, kind, (projects) => oracle.sees(walker, ...projects));
}

/**
 * Chooses the row that a request is about, with the same limits as {@link some}, but often a row
 * that the acting user may change. Null when there is no such row.
 */
export function likely<T extends Thing>(step: Step, kind: readonly T[]): T | null {
  const {
    on: { oracle },
    person: { walker },
  } = step;
  return among(step, kind, (projects) => oracle.writes(walker, ...projects));
}

function among<T extends Thing>(
  step: Step,
  kind: readonly T[],
  isNear: (projects: readonly ExpectedProject[]) => boolean,
): T | null {
  const open = kind.filter(({ projects }) => !sparing(step, projects));
  const wanted = step.pick(['near', 'near', 'near', 'sealed', 'any']);
  const chosen =
    wanted === 'any'
      ? []
      : open.filter(({ projects }) =>
          wanted === 'near' ? isNear(projects) : projects.some(isSealed),
        );
  if (chosen.length > 0) return step.pick(chosen);
  return open.length > 0 ? step.pick(open) : null;
}
