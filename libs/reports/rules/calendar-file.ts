import ical, { ICalCalendarMethod, ICalEventTransparency } from 'ical-generator';
import type { Language } from '#platform/language';
import type { Day } from '#values';

/** One day in a person's calendar. */
export interface CalendarDay {
  kind: 'milestone' | 'supervision' | 'finding' | 'project-finish';
  /** Id of what it is about; with `kind` it names the event for good. */
  id: string;
  on: Day;
  title: string;
  /** Name of the project; null for what is about no project. */
  projectName: string | null;
  /** Path of its page. */
  path: string;
}

const NAMES: Readonly<Record<Language, string>> = {
  zh: '重大项目：节点、期限与督办',
  en: 'Major projects: milestones, deadlines and supervision',
};
const KINDS: Readonly<Record<CalendarDay['kind'], Readonly<Record<Language, string>>>> = {
  milestone: { zh: '节点', en: 'Milestone' },
  supervision: { zh: '督办', en: 'Supervision' },
  finding: { zh: '审计发现答复', en: 'Answer to an audit finding' },
  'project-finish': { zh: '计划完工', en: 'Planned finish' },
};

/** How often a calendar program should ask again, in seconds: every six hours. */
const ASKED_AGAIN_SECONDS = 6 * 3_600;

/**
 * Writes days as an iCalendar file (RFC 5545) of events that last the whole day. A day is a date
 * without a time zone, so that it stays the same day wherever it is read.
 * @param now instant at which the file is written (DTSTAMP)
 */
export function calendarFile(
  days: readonly CalendarDay[],
  { publicUrl, language, now }: { publicUrl: string; language: Language; now: Date },
): string {
  const host = new URL(publicUrl).hostname;
  const calendar = ical({
    name: NAMES[language],
    prodId: {
      company: 'Major project tracker',
      product: 'Calendar',
      language: language.toUpperCase(),
    },
    method: ICalCalendarMethod.PUBLISH,
    ttl: ASKED_AGAIN_SECONDS,
  });
  for (const { kind, id, on, title, projectName, path } of days) {
    const about = `${KINDS[kind][language]}${language === 'zh' ? '：' : ': '}${title}`;
    calendar.createEvent({
      id: `${kind}-${id}@${host}`,
      stamp: now,
      // Midnight in UTC: a date without a time is written by its UTC fields.
      start: new Date(`${on}T00:00:00Z`),
      allDay: true,
      summary: projectName === null ? about : `${about}（${projectName}）`,
      url: `${publicUrl}${path}`,
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return calendar.toString();
}
