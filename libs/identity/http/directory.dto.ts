import type { ListedPerson } from '../queries/people.js';
import type { Organisation } from '../queries/organisations.js';
import type { Role } from '../rules/role.js';
import { etagOf, PageOf } from '#platform/http';

export class MembershipView {
  /** @example 0197d0a2-5b1e-7c44-9a57-3f0f3a9f5c10 */
  id: string;
  /** @example officer */
  role: Role;
  /** @example sample-transport */
  unitId: string;
  /** @example 交通建设单位（示例） */
  unitName: string;
  /** @example 2021-01-01 */
  fromOn: string;
  /** Last day of the role; null when it has no end */
  untilOn: string | null;
}

export class ListedPersonView {
  /** @example 0197d0a2-5b1e-7c44-9a57-3f0f3a9f5c10 */
  id: string;
  /** @example officer.transport@tracker.example */
  email: string;
  /** @example 交通单位专员（示例） */
  name: string;
  /** @example zh */
  language: 'zh' | 'en';
  /** @example true */
  active: boolean;
  memberships: MembershipView[];
  /** @example 1 */
  version: number;
  /** Value to send as If-Match with a change */
  etag: string;
}
export class PersonPage extends PageOf(ListedPersonView) {}

export class OrganisationView {
  /** @example sample-transport */
  id: string;
  /** @example 交通建设单位（示例） */
  name: string;
  /** @example city */
  parentId: string | null;
  /**
   * Whether the organisation was invented for trying out the program
   * @example true
   */
  sample: boolean;
  /**
   * Id of the organisation’s head, who is notified when red alerts are not answered
   * @example 0197d0a2-5b1e-7c44-9a57-3f0f3a9f5c10
   */
  headPersonId: string | null;
  /**
   * First month for which it owes monthly returns; null while none is asked for
   * @example 2026-12
   */
  returnsFrom: string | null;
  /** @example 1 */
  version: number;
  /** Value to send as If-Match with a change */
  etag: string;
}
export class OrganisationPage extends PageOf(OrganisationView) {}

/** Converts a person with their roles to the response DTO, without credentials. */
export const presentPerson = ({
  id,
  email,
  name,
  language,
  active,
  version,
  memberships,
}: ListedPerson): ListedPersonView => ({
  id,
  email,
  name,
  language,
  active,
  version,
  etag: etagOf(version),
  memberships: memberships.map(({ id: membershipId, role, unitId, unitName, fromOn, untilOn }) => ({
    id: membershipId,
    role,
    unitId,
    unitName,
    fromOn,
    untilOn,
  })),
});

export const presentOrganisation = ({
  id,
  name,
  parentId,
  sample,
  headPersonId,
  returnsFrom,
  version,
}: Organisation): OrganisationView => ({
  id,
  name,
  parentId,
  sample,
  headPersonId,
  returnsFrom,
  version,
  etag: etagOf(version),
});
