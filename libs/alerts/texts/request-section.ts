import { kindWords, type RequestNotification } from '#approvals';
import { type Language, wordAmount } from '#platform/language';

/** One change request in a digest. */
export interface RequestItem extends Pick<
  RequestNotification,
  'id' | 'step' | 'kind' | 'state' | 'byName' | 'amountFen' | 'note' | 'reason'
> {
  /** Number of projects that it is about. */
  projects: number;
  projectName: string | null;
}

/** A part of a mail about change requests: a heading, and one line for each of them. */
export interface RequestSection {
  heading: string;
  lines: { text: string; link: string }[];
  /** Says how many are left out; empty when none is. */
  more: string;
}

/** Largest number of change requests that one part of a mail lists. */
const LISTED_MAX = 10;

const HEADINGS: Readonly<Record<RequestItem['state'], Readonly<Record<Language, string>>>> = {
  submitted: { zh: '待您审核', en: 'Waiting for your decision' },
  returned: { zh: '退回给您的申请', en: 'Returned to you' },
  approved: {
    zh: '您的申请已通过，无需处理',
    en: 'Approved, as you asked; nothing is left to do',
  },
};

/** Words change requests for a mail: what waits for its reader, and what became of the reader's own. */
export function sectionsOfRequests(
  items: readonly RequestItem[],
  publicUrl: string,
  language: Language,
): RequestSection[] {
  return (['submitted', 'returned', 'approved'] as const).flatMap((state) => {
    const some = items.filter((item) => item.state === state);
    if (some.length === 0) return [];
    const left = some.length - LISTED_MAX;
    return [
      {
        heading:
          language === 'zh'
            ? `${HEADINGS[state].zh}（${some.length} 项）`
            : `${HEADINGS[state].en} (${some.length})`,
        lines: some.slice(0, LISTED_MAX).map((item) => ({
          text: lineOf(item, language),
          link: `${publicUrl}/change-requests/${item.id}`,
        })),
        more: left <= 0 ? '' : language === 'zh' ? `另有 ${left} 项` : `and ${left} more`,
      },
    ];
  });
}

function lineOf(item: RequestItem, language: Language): string {
  const zh = language === 'zh';
  const { kind, projects, projectName, byName, amountFen, note, reason, state } = item;
  const amount = amountFen === null ? null : wordAmount(amountFen.toString(), language);
  const about =
    projects === 0
      ? null
      : projects === 1
        ? projectName
        : zh
          ? `${projects} 个项目`
          : `${projects} projects`;
  const by =
    byName === null
      ? null
      : state === 'submitted'
        ? zh
          ? `${byName}提交`
          : `filed by ${byName}`
        : state === 'returned'
          ? zh
            ? `${byName}退回：${reason ?? ''}`
            : `returned by ${byName}: ${reason ?? ''}`
          : zh
            ? `${byName}审核`
            : `approved by ${byName}`;
  return [kindWords(kind)[language], about, amount, state === 'submitted' ? note : null, by]
    .filter((part) => part !== null && part !== '')
    .join(' · ');
}

/** Says in a subject how many change requests a mail is about; null when it is about none. */
export function subjectOfRequests(
  items: readonly RequestItem[],
  language: Language,
): string | null {
  const count = (state: RequestItem['state']): number =>
    items.filter((item) => item.state === state).length;
  const [waiting, returned, approved] = [count('submitted'), count('returned'), count('approved')];
  const zh = language === 'zh';
  const parts = [
    waiting > 0 && (zh ? `待您审核 ${waiting} 项` : `${waiting} waiting for your decision`),
    returned > 0 && (zh ? `退回 ${returned} 项` : `${returned} returned to you`),
    approved > 0 && (zh ? `已通过 ${approved} 项` : `${approved} approved`),
  ].filter((part) => part !== false);
  return parts.length === 0 ? null : parts.join(zh ? '，' : ', ');
}
