import { OrganisationCodeField } from '#identity/http';
import { ApiProperty } from '@nestjs/swagger';
import {
  CodeField,
  DayField,
  field,
  FlagField,
  IdField,
  NewestFirstQuery,
  PageOf,
  TextField,
  WholeField,
} from '#platform/http';
import type { Day } from '#values';
import type { ItemPage, ListedItem, ListedItemStep } from '../queries/items.js';
import {
  type AwaitedElement,
  ELEMENTS,
  isItemOverdue,
  ITEM_STATES,
  itemNumber,
  type ItemState,
  LISTED_KINDS,
  type ListedKind,
  type Measure,
  MEASURES,
  riskLevel,
} from '../rules/item-life.js';

const ORGANISATIONS_MAX = 20;
const CODE = /^[a-z0-9][a-z0-9-]{0,62}$/;

/** Declares a list of at most {@link ORGANISATIONS_MAX} codes of organisations; it may be empty. */
const OrganisationCodesField = (description: string): PropertyDecorator =>
  field<string[]>(
    {
      code: 'NOT_A_UNIT_CODE',
      message: {
        zh: `须为至多 ${ORGANISATIONS_MAX} 个单位代码的列表`,
        en: `A list of at most ${ORGANISATIONS_MAX} codes of organisations`,
      },
      accepted: { zh: '例如 ["metro-group"]', en: 'such as ["metro-group"]' },
      read: (raw) =>
        Array.isArray(raw) &&
        raw.length <= ORGANISATIONS_MAX &&
        raw.every((one): one is string => typeof one === 'string' && CODE.test(one))
          ? raw
          : undefined,
      schema: {
        type: 'array',
        items: { type: 'string', pattern: CODE.source },
        maxItems: ORGANISATIONS_MAX,
        example: ['sample-development'],
      },
    },
    { optional: true, description },
  );

/** Query parameters that filter the list of items. */
export class ItemQuery extends NewestFirstQuery {
  @CodeField(LISTED_KINDS, { optional: true, nullable: false }) kind?: ListedKind;
  @CodeField(ITEM_STATES, { optional: true, nullable: false }) state?: ItemState;
  @IdField({ optional: true, nullable: false, description: 'only about this project' })
  projectId?: string;
  @OrganisationCodeField({
    optional: true,
    nullable: false,
    description: 'only those that this organisation leads or supports',
  })
  organisationId?: string;
  @IdField({ optional: true, nullable: false, description: 'only those of this person' })
  ownerId?: string;
  @IdField({ optional: true, nullable: false, description: 'only those opened over this alert' })
  alertId?: string;
  @FlagField({
    optional: true,
    nullable: false,
    description: 'only those that have to be answered and whose day has passed',
  })
  overdue?: boolean;
}

/** Request body with a new item. */
export class NewSupervisionItemDto {
  @CodeField(LISTED_KINDS) kind: ListedKind;
  @TextField({ max: 200, example: '管线迁改滞后（示例）' }) title: string;
  @TextField({ max: 4000, lines: true, example: '请于期限前完成迁改并反馈（示例）' }) words: string;
  @IdField({ optional: true }) projectId?: string | null;
  @IdField({ optional: true, description: 'the alert of the project over which it is opened' })
  alertId?: string | null;
  @OrganisationCodeField({
    optional: true,
    description: 'leads (牵头); without it, the organisation that leads the project',
  })
  leadOrganisationId?: string | null;
  @OrganisationCodesField('support (配合), and see the item')
  supportingOrganisationIds?: string[] | null;
  @IdField({
    optional: true,
    description:
      'the person in charge: required of everything but an audit finding, which the organisation of the project answers',
  })
  ownerId?: string | null;
  @DayField({ description: 'day by which it has to be answered; not before today' }) dueOn: Day;
  @WholeField({ min: 1, max: 5, optional: true, description: 'of a risk: 1 hardly … 5 certain' })
  likelihood?: number | null;
  @WholeField({ min: 1, max: 5, optional: true, description: 'of a risk: 1 slight … 5 grave' })
  effect?: number | null;
  @TextField({ max: 4000, lines: true, optional: true, description: 'what is done about a risk' })
  response?: string | null;
  @CodeField(ELEMENTS, { optional: true, description: 'what a project waits for' })
  element?: AwaitedElement | null;
}

/** Request body that signs for an item. */
export class ItemReceiptDto {
  @TextField({ max: 2000, lines: true, optional: true }) words?: string | null;
}

/** Request body with the answer of the organisation that leads. */
export class ItemReplyDto {
  @TextField({ max: 4000, lines: true, example: '迁改已完成（示例）' }) words: string;
  @TextField({
    max: 200,
    optional: true,
    description: 'number of a registered document of the project',
  })
  document?: string | null;
}

/** Request body that evaluates an answer. */
export class ItemVerificationDto {
  @FlagField() accepted: boolean;
  @TextField({ max: 2000, lines: true, example: '情况属实（示例）' }) words: string;
}

/** Request body of a step with a reason: return, closure, withdrawal. */
export class ItemWordsDto {
  @TextField({ max: 2000, lines: true, example: '请补充附件（示例）' }) words: string;
}

/** Request body that asks for more time. */
export class ItemExtensionDto {
  @DayField({ description: 'the day asked for; after the present one' }) dueOn: Day;
  @TextField({ max: 2000, lines: true, example: '汛期停工（示例）' }) reason: string;
}

/** Request body that decides about more time. */
export class ExtensionDecisionDto {
  @FlagField() granted: boolean;
  @TextField({ max: 2000, lines: true, optional: true }) words?: string | null;
}

/** Request body with what was done about an item besides its steps. */
export class ItemMeasureDto {
  @CodeField(MEASURES) kind: Measure;
  @DayField({ description: 'day on which it was done; not after today' }) on: Day;
  @TextField({ max: 2000, lines: true, example: '电话催办（示例）' }) words: string;
  @TextField({ max: 200, optional: true }) document?: string | null;
}

/** A question for more time that is not decided yet. */
export class AskedExtensionDto {
  dueOn: string;
  reason: string | null;
  askedBy: string;
  askedByName: string | null;
  askedAt: string;
}

/** An item of supervision, or an audit finding, as it stands. */
export class SupervisionItemDto {
  id: string;
  /**
   * number of its letter; null for an audit finding
   * @example 督办〔2026〕3号
   */
  number: string | null;
  kind: ListedKind;
  title: string;
  /** null where it is about no project, or the caller does not see that project */
  projectId: string | null;
  projectName: string | null;
  alertId: string | null;
  /** @example sample-transport */
  leadOrganisationId: string;
  supportingOrganisationIds: string[];
  issuingOrganisationId: string | null;
  ownerId: string | null;
  ownerName: string | null;
  dueOn: string;
  /** the day before more time was granted */
  firstDueOn: string;
  state: ItemState;
  /** whether it has to be answered and its day has passed */
  overdue: boolean;
  likelihood: number | null;
  effect: number | null;
  riskLevel: 'low' | 'medium' | 'high' | null;
  response: string | null;
  element: AwaitedElement | null;
  assignedBy: string;
  assignedByName: string | null;
  assignedAt: string;
}

/** A page of items, newest first. */
export class SupervisionItemPageDto extends PageOf(SupervisionItemDto) {}

/** A step in the history of an item. */
export class SupervisionStepDto {
  /** @example 1 */
  position: number;
  @ApiProperty({
    enum: [
      'assigned',
      'received',
      'answered',
      'verified',
      'returned',
      'closed',
      'withdrawn',
      'extension-asked',
      'extension-granted',
      'extension-refused',
      ...MEASURES,
    ],
  })
  kind: string;
  words: string | null;
  document: string | null;
  /** the day asked for, or the day on which a measure was taken */
  onDay: string | null;
  doneBy: string;
  doneByName: string | null;
  doneAt: string;
}

/** An item with its words and all its steps, oldest first. */
export class SupervisionItemDetailDto extends SupervisionItemDto {
  words: string;
  extension: AskedExtensionDto | null;
  steps: SupervisionStepDto[];
}

/** Converts an item to its response DTO; whether it is overdue is calculated for the day `today`. */
export const presentItem = (item: ListedItem, today: Day): SupervisionItemDto => ({
  id: item.id,
  number:
    item.year === null || item.serial === null
      ? null
      : itemNumber({ year: item.year, serial: item.serial }),
  kind: item.kind,
  title: item.title,
  projectId: item.projectId,
  projectName: item.projectName,
  alertId: item.alertId,
  leadOrganisationId: item.leadOrganisationId,
  supportingOrganisationIds: item.supportingOrganisationIds,
  issuingOrganisationId: item.issuingOrganisationId,
  ownerId: item.ownerId,
  ownerName: item.ownerName,
  dueOn: item.dueOn,
  firstDueOn: item.firstDueOn,
  state: item.state,
  overdue: isItemOverdue(item, today),
  likelihood: item.likelihood,
  effect: item.effect,
  riskLevel:
    item.likelihood === null || item.effect === null
      ? null
      : riskLevel(item.likelihood, item.effect),
  response: item.response,
  element: item.element,
  assignedBy: item.assignedBy,
  assignedByName: item.assignedByName,
  assignedAt: item.assignedAt.toISOString(),
});

const presentStep = (step: ListedItemStep): SupervisionStepDto => ({
  position: step.position,
  kind: step.kind,
  words: step.words,
  document: step.document,
  onDay: step.onDay,
  doneBy: step.doneBy,
  doneByName: step.doneByName,
  doneAt: step.doneAt.toISOString(),
});

/** Converts an item with its steps to its response DTO, for the day `today`. */
export function presentItemPage({ item, steps }: ItemPage, today: Day): SupervisionItemDetailDto {
  const last = steps.findLast(({ kind }) => kind.startsWith('extension-'));
  return {
    ...presentItem(item, today),
    words: item.words,
    extension:
      last?.kind === 'extension-asked' && last.onDay !== null
        ? {
            dueOn: last.onDay,
            reason: last.words,
            askedBy: last.doneBy,
            askedByName: last.doneByName,
            askedAt: last.doneAt.toISOString(),
          }
        : null,
    steps: steps.map(presentStep),
  };
}
