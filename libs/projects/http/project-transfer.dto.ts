import { OrganisationCodeField } from '#identity/http';
import { DayField, PageOf, TextField } from '#platform/http';
import type { Day } from '#values';

/** Request body that transfers a project to another organisation. */
export class ProjectTransferDto {
  @OrganisationCodeField({ example: 'sample-development' }) toOrganisationId: string;
  @DayField({ description: 'not after today, not before the last transfer' }) on: Day;
  @TextField({ max: 2000, lines: true, example: '职责调整' }) reason: string;
}

/** An organisation that led a project. */
export class LeadingOrganisationView {
  /** @example 1 */
  number: number;
  /** @example sample-transport */
  organisationId: string;
  organisationName: string;
  /** null for the first one, which led the project from its beginning */
  fromOn: string | null;
  /** last day; null for the one that leads it now */
  untilOn: string | null;
  reason: string | null;
  changeRequestId: string | null;
}

/** The organisations that led a project. */
export class LeadingOrganisationPageDto extends PageOf(LeadingOrganisationView) {}
