import type { ConflictingRole, AssignmentConflict } from '../queries/assignment-conflicts.js';
import type { Role } from '../rules/role.js';
import type { OrganisationAssignment } from '../queries/assignments-on.js';
import { PageOf } from '#platform/http';

export class AssignmentView {
  /** @example sample-transport */
  unitId: string;
  /** @example officer */
  role: Role;
  /** @example 0197d0a2-5b1e-7c44-9a57-3f0f3a9f5c10 */
  personId: string;
  /** @example 交通单位专员（示例） */
  personName: string;
  /** Id of the person who delegated the role; null when the role is the person’s own */
  forPersonId: string | null;
  forPersonName: string | null;
}
export class AssignmentPage extends PageOf(AssignmentView) {}

export const presentAssignment = ({
  unitId,
  role,
  personId,
  personName,
  forPersonId,
  forPersonName,
}: OrganisationAssignment): AssignmentView => ({
  unitId,
  role,
  personId,
  personName,
  forPersonId,
  forPersonName,
});

export class ConflictingRoleView {
  /** @example officer */
  role: Role;
  /** @example sample-transport */
  unitId: string;
  /** @example 交通建设单位（示例） */
  unitName: string;
}

export class AssignmentConflictView {
  personId: string;
  /** @example 王芳 */
  personName: string;
  one: ConflictingRoleView;
  other: ConflictingRoleView;
  /** First day on which both roles apply */
  fromOn: string;
  /** Last day on which both roles apply; null when neither role has a last day */
  untilOn: string | null;
}

export class AssignmentConflictsView {
  items: AssignmentConflictView[];
}

const presentRole = ({ role, unitId, unitName }: ConflictingRole): ConflictingRoleView => ({
  role,
  unitId,
  unitName,
});

/**
 * Converts a conflict to its response DTO. A conflict is a person with two roles that one person
 * must not have at the same time.
 */
export const presentConflict = (conflict: AssignmentConflict): AssignmentConflictView => ({
  personId: conflict.personId,
  personName: conflict.personName,
  one: presentRole(conflict.one),
  other: presentRole(conflict.other),
  fromOn: conflict.fromOn,
  untilOn: conflict.untilOn,
});
