import { ruleName } from '#alerts';
import { OrganisationCodeField } from '#identity/http';
import {
  CodeField,
  DayField,
  IdField,
  keyPart,
  PageOf,
  PageQueryOf,
  TextField,
} from '#platform/http';
import type { Language } from '#platform/language';
import { isItemOverdue, type ItemKind, itemNumber, type ItemState } from '#supervision';
import type { Day } from '#values';
import type { Meeting, MeetingDecision, MeetingPage } from '../queries/meetings.js';
import type { Agenda, AgendaReason } from '../rules/agenda.js';
import type { MeetingState } from '../rules/meeting-life.js';

/** Query parameters for one page of meetings, the latest day first. */
export class MeetingsQuery extends PageQueryOf([keyPart.day, keyPart.uuid]) {}

/** Query of the minutes of a meeting. */
export class MinutesQuery {
  @CodeField(['zh', 'en'], {
    optional: true,
    nullable: false,
    description: 'as Accept-Language unless given, because a link cannot send that',
  })
  language?: Language;
}

/** Request body that plans a meeting. */
export class NewMeetingDto {
  @OrganisationCodeField({
    description: 'holds the meeting, which is about its projects and those of all below it',
  })
  organisationId: string;
  @TextField({ max: 200, example: '十二月重大项目调度会' }) title: string;
  @DayField({ description: 'not before today' }) heldOn: Day;
  @TextField({ max: 50, optional: true, description: 'who presides (主持人)' })
  chair?: string | null;
}

/** Request body with something that a meeting decided. */
export class NewMeetingDecisionDto {
  @TextField({ max: 4000, lines: true, example: '年底前完成管线迁改（示例）' }) text: string;
  @OrganisationCodeField({
    description: 'leads (牵头): the organisation that holds the meeting, or one below it',
  })
  leadOrganisationId: string;
  @IdField({ description: 'the person in charge, of the organisation that leads' }) ownerId: string;
  @DayField({ description: 'day by which it has to be answered; not before today' }) dueOn: Day;
  @IdField({ optional: true, description: 'the project that it is about' })
  projectId?: string | null;
}

/** A dispatch meeting. */
export class MeetingDto {
  id: string;
  /** @example city */
  organisationId: string;
  title: string;
  heldOn: string;
  chair: string | null;
  /** held: it was opened, and its agenda stays as it was then */
  state: MeetingState;
  openedAt: string | null;
  /** number of its decisions that are not closed */
  openDecisions: number;
}

/** A page of meetings, the latest day first. */
export class MeetingPageDto extends PageOf(MeetingDto) {}

/** A red alert of a project that had not ended. */
export class AgendaAlertDto {
  id: string;
  rule: string;
  /** name of the rule in the language of the reader */
  ruleName: string;
  raisedOn: string;
}

/** An item of supervision that is to be talked about. */
export class AgendaItemDto {
  id: string;
  /** @example 督办〔2026〕3号 */
  number: string;
  kind: ItemKind;
  title: string;
  leadOrganisationId: string;
  dueOn: string;
  overdue: boolean;
}

/** What an earlier meeting decided and nobody had closed. */
export class AgendaDecisionDto extends AgendaItemDto {
  meetingId: string;
  meetingTitle: string;
  heldOn: string;
  projectId: string | null;
  projectName: string | null;
}

/** A project with what is red, stuck or asked for; without a project, one item about none. */
export class AgendaPointDto {
  projectId: string | null;
  projectName: string | null;
  organisationId: string;
  /** red: a red alert; stuck: an item is overdue; asked: an answer is still to come */
  reasons: AgendaReason[];
  alerts: AgendaAlertDto[];
  items: AgendaItemDto[];
}

/** The agenda of a meeting. */
export class AgendaDto {
  /** what earlier meetings decided and nobody has closed */
  decisions: AgendaDecisionDto[];
  /** the most pressing first */
  points: AgendaPointDto[];
  /** number of points that were left out, because there are too many */
  more: number;
}

/** Something that a meeting decided, as the item of supervision stands that was made from it. */
export class MeetingDecisionDto {
  itemId: string;
  /** @example 督办〔2026〕3号 */
  number: string;
  text: string;
  projectId: string | null;
  projectName: string | null;
  leadOrganisationId: string;
  ownerId: string;
  ownerName: string | null;
  dueOn: string;
  /** the day before more time was granted */
  firstDueOn: string;
  state: ItemState;
  overdue: boolean;
}

/** A meeting with its agenda and what it decided. */
export class MeetingDetailDto extends MeetingDto {
  /** as it stood when the meeting was opened; before that, as it is proposed today */
  agenda: AgendaDto;
  decisions: MeetingDecisionDto[];
}

/** Converts a meeting to its response DTO. */
export const presentMeeting = (meeting: Meeting): MeetingDto => ({
  id: meeting.id,
  organisationId: meeting.organisationId,
  title: meeting.title,
  heldOn: meeting.heldOn,
  chair: meeting.chair,
  state: meeting.state,
  openedAt: meeting.openedAt?.toISOString() ?? null,
  openDecisions: meeting.openDecisions,
});

/** Converts a decision to its response DTO, for the day `today`. */
export const presentDecision = (
  { year, serial, ...decision }: MeetingDecision,
  today: Day,
): MeetingDecisionDto => ({
  ...decision,
  number: itemNumber({ year, serial }),
  overdue: isItemOverdue(decision, today),
});

const presentAgenda = ({ points, ...agenda }: Agenda, language: Language): AgendaDto => ({
  ...agenda,
  points: points.map(({ alerts, ...point }) => ({
    ...point,
    alerts: alerts.map((alert) => ({ ...alert, ruleName: ruleName(alert.rule, language) })),
  })),
});

/** Converts a meeting with its agenda and decisions to its response DTO, for the day `today`. */
export const presentMeetingPage = (
  page: MeetingPage,
  { today, language }: { today: Day; language: Language },
): MeetingDetailDto => ({
  ...presentMeeting(page),
  agenda: presentAgenda(page.agenda, language),
  decisions: page.decisions.map((one) => presentDecision(one, today)),
});
