import { ruleName } from '#alerts';
import { dayWords } from '#papers';
import type { Language } from '#platform/language';
import { isItemOverdue, ITEM_STATE_WORDS, itemNumber } from '#supervision';
import { type Day, dayAt, timeOfDayAt } from '#values';
import type { MeetingDecision } from '../queries/meetings.js';
import type { MeetingMinutes } from '../queries/meeting-minutes.js';
import type { AgendaPoint, AgendaReason, UnclosedDecision } from '../rules/agenda.js';

const zh = {
  title: (title: string) => (title.endsWith('纪要') ? title : `${title}纪要`),
  day: dayWords,
  held: '时间',
  organisation: '召集单位',
  chair: '主持人',
  notKept: '未登记',
  decisions: '一、议定事项',
  before: '二、以往议定、开会时尚未销号的事项',
  points: '三、议程',
  basis: '四、说明',
  decisionColumns: ['编号', '议定内容', '项目', '牵头单位', '责任人', '期限', '办理情况'],
  beforeColumns: ['事项', '项目', '议定于', '牵头单位', '期限'],
  pointColumns: ['序号', '项目', '责任单位', '情况', '本次议定'],
  reasons: { red: '红灯', stuck: '逾期未办', asked: '请求协调' },
  noProject: '不涉及具体项目',
  none: '无',
  overdue: '（逾期）',
  first: (day: string) => `（原期限${day}）`,
  alert: (rule: string, day: string) => `${rule}（${day}起）`,
  item: (item: string, due: string) => `${item}（期限${due}）`,
  more: (count: number) => `另有${count}项未列入议程。`,
  kept: (at: string, day: string) =>
    `议程为${at}开会时的情况；议定事项的期限与办理情况截至${day}。单位名称为开会之日的名称。`,
};

const en: typeof zh = {
  title: (title) => `Minutes: ${title}`,
  day: (day) => day,
  held: 'Day',
  organisation: 'Held by',
  chair: 'Chaired by',
  notKept: 'not recorded',
  decisions: '1. Decisions',
  before: '2. Earlier decisions not closed when the meeting was opened',
  points: '3. Agenda',
  basis: '4. Notes',
  decisionColumns: ['Number', 'Decision', 'Project', 'Led by', 'Owner', 'Due', 'State'],
  beforeColumns: ['Matter', 'Project', 'Decided in', 'Led by', 'Due'],
  pointColumns: ['No.', 'Project', 'Organisation', 'What is on the agenda', 'Decided here'],
  reasons: { red: 'Red', stuck: 'Stuck', asked: 'Asked about' },
  noProject: 'No project',
  none: 'None',
  overdue: ' (overdue)',
  first: (day) => ` (first ${day})`,
  alert: (rule, day) => `${rule} (since ${day})`,
  item: (item, due) => `${item} (due ${due})`,
  more: (count) => `${count} more were left out of the agenda.`,
  kept: (at, day) =>
    `The agenda is as of ${at}, when the meeting was opened; due days and states of decisions are as of ${day}. Organisations have the names of the day of the meeting.`,
};

/** The fixed words of minutes, such as headings, by language. */
export const MINUTES_WORDS = { zh, en } as const;

const JOINT = { zh: '；', en: '; ' } as const;

/** Who reads the minutes, and on which day. */
interface ReadBy {
  language: Language;
  today: Day;
}

/** Returns the words of minutes by the names of the fields of their template. */
export function minutesData(minutes: MeetingMinutes, { language, today }: ReadBy) {
  const words = MINUTES_WORDS[language];
  const { agenda, decisions, openedAt } = minutes;
  const nameOf = (id: string): string => minutes.organisations.get(id) ?? words.none;
  const opened = `${words.day(dayAt(openedAt))} ${timeOfDayAt(openedAt)}`;
  const decisionRow = (one: MeetingDecision) => ({
    number: itemNumber(one),
    text: one.text,
    project: one.projectName ?? '—',
    lead: nameOf(one.leadOrganisationId),
    owner: one.ownerName ?? '—',
    due: one.dueOn + (one.firstDueOn === one.dueOn ? '' : words.first(one.firstDueOn)),
    state: ITEM_STATE_WORDS[one.state][language] + (isItemOverdue(one, today) ? words.overdue : ''),
  });
  const beforeRow = (one: UnclosedDecision) => ({
    matter: `${one.number} ${one.title}`,
    project: one.projectName ?? '—',
    meeting: `${one.meetingTitle} ${one.heldOn}`,
    lead: nameOf(one.leadOrganisationId),
    due: one.dueOn + (one.overdue ? words.overdue : ''),
  });
  const pointRow = (point: AgendaPoint, place: number) => ({
    place: String(place + 1),
    project: point.projectName ?? words.noProject,
    organisation: nameOf(point.organisationId),
    facts: factsOf(point, language),
    decided: decidedOn(point, decisions) || '—',
  });
  return {
    title: words.title(minutes.title),
    held: words.day(minutes.heldOn),
    organisation: nameOf(minutes.organisationId),
    chair: minutes.chair ?? words.notKept,
    decisions: orNone(decisions.map(decisionRow), { ...NO_DECISION, text: words.none }),
    before: orNone(agenda.decisions.map(beforeRow), { ...NOTHING_BEFORE, matter: words.none }),
    points: orNone(agenda.points.map(pointRow), { ...NO_POINT, project: words.none }),
    more: agenda.more > 0 ? words.more(agenda.more) : '',
    basis: words.kept(opened, words.day(today)),
  };
}

const NO_DECISION = { number: '', project: '', lead: '', owner: '', due: '', state: '' };
const NOTHING_BEFORE = { project: '', meeting: '', lead: '', due: '' };
const NO_POINT = { place: '', organisation: '', facts: '', decided: '' };

const orNone = <T>(rows: readonly T[], none: T): T[] => (rows.length > 0 ? [...rows] : [none]);

/** Says why a point stands on the agenda, then its alerts and items. */
function factsOf({ reasons, alerts, items }: AgendaPoint, language: Language): string {
  const words = MINUTES_WORDS[language];
  const why = reasons.map((reason: AgendaReason) => words.reasons[reason]);
  const said = [
    ...alerts.map(({ rule, raisedOn }) => words.alert(ruleName(rule, language), raisedOn)),
    ...items.map(({ number, title, dueOn }) => words.item(`${number} ${title}`, dueOn)),
  ];
  return [why.join(JOINT[language]), ...said].join('\n');
}

/** Returns the numbers of what the meeting decided about the project of a point. */
const decidedOn = ({ projectId }: AgendaPoint, decisions: readonly MeetingDecision[]): string =>
  decisions
    .filter((one) => projectId !== null && one.projectId === projectId)
    .map(itemNumber)
    .join('\n');
