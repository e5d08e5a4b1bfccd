import { ViewColumn, ViewEntity } from 'typeorm';
import type { Day } from '#values';

/**
 * Row of view `duties`: a role that a person has from one day to another, their own or delegated.
 */
@ViewEntity('duties')
export class AssignmentView {
  @ViewColumn() personId: string | null;
  @ViewColumn() unitId: string | null;
  @ViewColumn() role: string | null;
  @ViewColumn() fromOn: Day | null;
  @ViewColumn() untilOn: Day | null;
  @ViewColumn() forPerson: string | null;
}

/** Row of view `duty_conflicts`: two roles of one person that exclude each other. */
@ViewEntity('duty_conflicts')
export class AssignmentConflictView {
  @ViewColumn() personId: string | null;
  @ViewColumn() roleA: string | null;
  @ViewColumn() unitA: string | null;
  @ViewColumn() roleB: string | null;
  @ViewColumn() unitB: string | null;
  @ViewColumn() fromOn: Day | null;
  @ViewColumn() untilOn: Day | null;
}
