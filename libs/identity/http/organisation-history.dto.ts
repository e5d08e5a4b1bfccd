import type { NameHeld, PlaceHeld, OrganisationHistory } from '../queries/organisation-history.js';

class HeldView {
  /**
   * First day on which the name or parent applied; null for one since the beginning
   * @example 2026-01-01
   */
  fromOn: string | null;
  /** Last day on which the name or parent applied; null for one that still applies */
  untilOn: string | null;
  /** @example 2026-01-15T00:30:00.000Z */
  recordedAt: string;
  /**
   * Whether another value was recorded later for the same first day and replaces this one
   * @example false
   */
  superseded: boolean;
}

export class NameHeldView extends HeldView {
  /** @example 地铁集团 */
  name: string;
}

export class PlaceHeldView extends HeldView {
  /**
   * Id of the parent organisation; null for the topmost
   * @example sample-transport
   */
  parentId: string | null;
  /**
   * Present name of the parent organisation
   * @example 交通建设单位（示例）
   */
  parentName: string | null;
}

export class OrganisationHistoryView {
  names: NameHeldView[];
  places: PlaceHeldView[];
}

const heldOf = ({ fromOn, untilOn, recordedAt, superseded }: NameHeld | PlaceHeld): HeldView => ({
  fromOn,
  untilOn,
  recordedAt: recordedAt.toISOString(),
  superseded,
});

export const presentHistory = ({
  names,
  places,
}: OrganisationHistory): OrganisationHistoryView => ({
  names: names.map((held) => ({ name: held.name, ...heldOf(held) })),
  places: places.map((held) => ({
    parentId: held.parentId,
    parentName: held.parentName,
    ...heldOf(held),
  })),
});
