import type { Language } from '#platform/language';
import type { ListedKind, ItemEvent, SupervisionNotification } from '#supervision';
import type { RequestSection } from './request-section.js';

/** One item of supervision in a digest. */
export type SupervisionItem = Pick<
  SupervisionNotification,
  | 'id'
  | 'occasion'
  | 'event'
  | 'kind'
  | 'number'
  | 'title'
  | 'projectName'
  | 'dueOn'
  | 'byName'
  | 'words'
>;

/** Largest number of items that one part of a mail lists. */
const LISTED_MAX = 10;
/** Longest part of somebody's words that a line quotes, in characters. */
const WORDS_MAX = 80;

type Worded = Readonly<Record<Language, string>>;

/** Headings of the parts of a mail, in the order in which they stand. */
const HEADINGS: readonly { event: readonly ItemEvent[]; words: Worded; subject: Worded }[] = [
  {
    event: ['overdue'],
    words: { zh: '督办逾期', en: 'Supervision: overdue' },
    subject: { zh: '督办逾期', en: 'overdue' },
  },
  {
    event: ['returned'],
    words: { zh: '督办退回重办', en: 'Supervision: returned to be done again' },
    subject: { zh: '督办退回', en: 'returned' },
  },
  {
    event: ['assigned'],
    words: { zh: '新交办的督办', en: 'Supervision: assigned' },
    subject: { zh: '新交办', en: 'assigned' },
  },
  {
    event: ['answered', 'extension-asked'],
    words: { zh: '督办待您审核', en: 'Supervision: waiting for your word' },
    subject: { zh: '督办待审核', en: 'answered' },
  },
  {
    event: ['extension-granted', 'extension-refused'],
    words: { zh: '督办延期申请已答复', en: 'Supervision: your question for more time' },
    subject: { zh: '延期已答复', en: 'decided' },
  },
  {
    event: ['due'],
    words: { zh: '督办即将到期', en: 'Supervision: due within three days' },
    subject: { zh: '督办将到期', en: 'due soon' },
  },
];

const KINDS: Readonly<Record<ListedKind, Worded>> = {
  problem: { zh: '问题', en: 'problem' },
  risk: { zh: '风险', en: 'risk' },
  element: { zh: '要素保障', en: 'element' },
  directive: { zh: '督办事项', en: 'directive' },
  decision: { zh: '议定事项', en: 'decision' },
  finding: { zh: '审计发现', en: 'audit finding' },
};

/** Words items of supervision for a mail, the most urgent part first. */
export function sectionsOfSupervision(
  items: readonly SupervisionItem[],
  publicUrl: string,
  language: Language,
): RequestSection[] {
  return HEADINGS.flatMap(({ event, words }) => {
    const some = items.filter((item) => event.includes(item.event));
    if (some.length === 0) return [];
    const left = some.length - LISTED_MAX;
    return [
      {
        heading:
          language === 'zh' ? `${words.zh}（${some.length} 项）` : `${words.en} (${some.length})`,
        lines: some.slice(0, LISTED_MAX).map((item) => ({
          text: lineOf(item, language),
          link: `${publicUrl}/supervision/${item.id}`,
        })),
        more: left <= 0 ? '' : language === 'zh' ? `另有 ${left} 项` : `and ${left} more`,
      },
    ];
  });
}

function lineOf(item: SupervisionItem, language: Language): string {
  const zh = language === 'zh';
  const { event, kind, number, title, projectName, dueOn, byName, words } = item;
  const due = zh ? `期限 ${dueOn}` : `due ${dueOn}`;
  return [
    number ?? KINDS[kind][language],
    title,
    projectName,
    due,
    event === 'assigned' ? null : saidBy({ event, byName, words }, zh),
  ]
    .filter((part) => part !== null && part !== '')
    .join(' · ');
}

const VERBS: Partial<Record<ItemEvent, Worded>> = {
  answered: { zh: '反馈', en: 'answered' },
  returned: { zh: '退回', en: 'returned' },
  'extension-asked': { zh: '申请延期', en: 'asks for more time' },
  'extension-granted': { zh: '同意延期', en: 'granted more time' },
  'extension-refused': { zh: '不同意延期', en: 'granted no more time' },
};

function saidBy(
  { event, byName, words }: Pick<SupervisionItem, 'event' | 'byName' | 'words'>,
  zh: boolean,
): string {
  const verb = VERBS[event]?.[zh ? 'zh' : 'en'];
  if (verb === undefined) return '';
  const quoted = (words ?? '').replace(/\s+/g, ' ');
  const short = quoted.length > WORDS_MAX ? `${quoted.slice(0, WORDS_MAX)}…` : quoted;
  const who = byName === null ? verb : zh ? `${byName}${verb}` : `${byName} ${verb}`;
  return short === '' ? who : `${who}${zh ? '：' : ': '}${short}`;
}

/** Says in a subject how many items a mail is about; null when it is about none. */
export function subjectOfSupervision(
  items: readonly SupervisionItem[],
  language: Language,
): string | null {
  const parts = HEADINGS.flatMap(({ event, subject }) => {
    const count = items.filter((item) => event.includes(item.event)).length;
    if (count === 0) return [];
    return [language === 'zh' ? `${subject.zh} ${count} 项` : `${count} ${subject.en}`];
  });
  if (parts.length === 0) return null;
  return language === 'zh' ? parts.join('，') : `supervision: ${parts.join(', ')}`;
}
