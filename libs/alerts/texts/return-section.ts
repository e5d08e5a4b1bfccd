import type { Language } from '#platform/language';
import type { ReturnNotification } from '#returns';
import type { RequestSection } from './request-section.js';

/** Returns of an organisation's month in a digest. */
export type ReturnItem = Pick<
  ReturnNotification,
  'organisationId' | 'organisationName' | 'month' | 'dueOn' | 'occasion' | 'event' | 'projects'
>;

/** Largest number of months that one part of a mail lists. */
const LISTED_MAX = 10;
/** Largest number of projects that a line names; it counts all. */
const NAMED_MAX = 5;

type Worded = Readonly<Record<Language, string>>;

/** Headings of the parts of a mail, the most urgent first. */
const HEADINGS: readonly { event: ReturnNotification['event']; words: Worded; subject: Worded }[] =
  [
    {
      event: 'head',
      words: { zh: '本单位月报逾期未报', en: 'Returns of your organisation are late' },
      subject: { zh: '本单位月报逾期', en: 'of your organisation late' },
    },
    {
      event: 'late',
      words: { zh: '月报已逾期，请尽快提交', en: 'Returns are late: please submit them' },
      subject: { zh: '月报逾期', en: 'late' },
    },
    {
      event: 'due',
      words: { zh: '月报待提交', en: 'Returns to be submitted' },
      subject: { zh: '月报待提交', en: 'to be submitted' },
    },
  ];

/** Words missing returns for a mail, the most urgent part first. */
export function sectionsOfReturns(
  items: readonly ReturnItem[],
  publicUrl: string,
  language: Language,
): RequestSection[] {
  const zh = language === 'zh';
  return HEADINGS.flatMap(({ event, words }) => {
    const some = items.filter((item) => item.event === event);
    if (some.length === 0) return [];
    const left = some.length - LISTED_MAX;
    const count = missingIn(some);
    return [
      {
        heading: zh ? `${words.zh}（${count} 项）` : `${words.en} (${count})`,
        lines: some.slice(0, LISTED_MAX).map((item) => ({
          text: lineOf(item, zh),
          link: linkOfMonth(item, publicUrl),
        })),
        more:
          left <= 0
            ? ''
            : zh
              ? `另有 ${left} 个单位或月份`
              : `and ${left} more months or organisations`,
      },
    ];
  });
}

/** Returns the address of the page on which an organisation's month is filed. */
export const linkOfMonth = (
  { organisationId, month }: { organisationId: string; month: string },
  publicUrl: string,
): string =>
  `${publicUrl}/returns?month=${month}&organisation=${encodeURIComponent(organisationId)}`;

const missingIn = (items: readonly ReturnItem[]): number =>
  items.reduce((sum, { projects }) => sum + projects.length, 0);

function lineOf(
  { organisationName, month, dueOn, event, projects }: ReturnItem,
  zh: boolean,
): string {
  const names = projects.slice(0, NAMED_MAX).join(zh ? '、' : ', ');
  const left = projects.length - NAMED_MAX;
  const listed =
    left <= 0 ? names : zh ? `${names} 等 ${projects.length} 个项目` : `${names} and ${left} more`;
  if (zh)
    return `${organisationName} ${month} 月报 · ${event === 'due' ? `请于 ${dueOn} 前提交` : `应于 ${dueOn} 前提交`} · ${listed}`;
  return `${organisationName}, ${month} · ${event === 'due' ? `due by ${dueOn}` : `was due by ${dueOn}`} · ${listed}`;
}

/** Says in a subject how many returns a mail is about; null when it is about none. */
export function subjectOfReturns(items: readonly ReturnItem[], language: Language): string | null {
  const parts = HEADINGS.flatMap(({ event, subject }) => {
    const count = missingIn(items.filter((item) => item.event === event));
    if (count === 0) return [];
    return [language === 'zh' ? `${subject.zh} ${count} 项` : `${count} ${subject.en}`];
  });
  if (parts.length === 0) return null;
  return language === 'zh' ? parts.join('，') : `returns: ${parts.join(', ')}`;
}
