import type { Language } from '#platform/language';
import type { Day } from '#values';
import type { RequestItem } from './request-section.js';

/** What the parts of a mail are about: alerts, change requests, supervision and returns. */
export interface MailParts {
  items: readonly unknown[];
  requests?: readonly Pick<RequestItem, 'state'>[];
  supervision?: readonly unknown[];
  returns?: readonly unknown[];
}

/** Whether somebody still has something to do about one of these change requests. */
const leavesWork = (requests: readonly Pick<RequestItem, 'state'>[]): boolean =>
  requests.some(({ state }) => state !== 'approved');

/** Returns the page that a mail asks its reader to open: that of its most urgent part. */
export function inboxOf({
  items,
  requests = [],
  supervision = [],
  returns = [],
}: MailParts): string {
  if (items.length > 0) return 'alerts';
  if (leavesWork(requests)) return 'change-requests';
  if (supervision.length > 0) return 'supervision';
  return returns.length > 0 ? 'returns' : 'change-requests';
}

/** Joins what a mail is about to its subject. Alerts say the day themselves. */
export function joinedSubject(
  {
    supervision,
    returned,
    asked,
    alerts,
  }: Record<'supervision' | 'returned' | 'asked' | 'alerts', string | null>,
  today: Day,
  language: Language,
): string {
  const zh = language === 'zh';
  const told = [supervision, returned, asked].filter((part) => part !== null);
  if (alerts !== null) return [...told, alerts].join(zh ? '；' : '; ');
  const about = told.join(zh ? '；' : '; ');
  if (supervision === null && returned !== null)
    return zh ? `重大项目月报：${about}，${today}` : `Major projects: ${about}, ${today}`;
  if (supervision === null)
    return zh ? `重大项目申请：${about}，${today}` : `Change requests: ${about}, ${today}`;
  return zh ? `重大项目督办：${about}，${today}` : `Major projects: ${about}, ${today}`;
}

const SENT: Readonly<Record<Language, string>> = {
  zh: '本邮件由系统自动发送，每项只提醒一次。',
  en: 'This mail was sent automatically; each of them is reported once.',
};

const UNTIL_SUBMITTED: Readonly<Record<Language, string>> = {
  zh: '本邮件由系统自动发送；月报全部提交后不再提醒。',
  en: 'This mail was sent automatically; once everything is submitted, no reminder follows.',
};

const NOTHING_TO_DO: Readonly<Record<Language, string>> = {
  zh: '以上申请已通过，无需您再处理；内容可在系统的“待办审核”中查看。',
  en: 'They are approved and nothing is left for you to do; they can be read under “Approvals”. ',
};

const joined = (pages: readonly string[], zh: boolean): string =>
  [pages.slice(0, -1).join(zh ? '、' : ', '), pages.at(-1)]
    .filter(Boolean)
    .join(zh ? '和' : ' and ');

/**
 * Returns the closing sentence of a mail without alerts. It names the pages on which its reader has
 * something to do, and says so where there is nothing.
 */
export function askWithoutAlerts(
  { requests = [], supervision = [], returns = [] }: Omit<MailParts, 'items'>,
  language: Language,
): string {
  const zh = language === 'zh';
  const pages = [
    supervision.length > 0 && (zh ? '“督办”' : '“Supervision”'),
    returns.length > 0 && (zh ? '“项目月报”' : '“Monthly returns”'),
    leavesWork(requests) && (zh ? '“待办审核”' : '“Approvals”'),
  ].filter((page) => page !== false);
  const sent = (returns.length > 0 ? UNTIL_SUBMITTED : SENT)[language];
  if (pages.length === 0) return NOTHING_TO_DO[language] + SENT[language];
  const where = zh
    ? `请在系统的${joined(pages, zh)}中处理。`
    : `Please see to them under ${joined(pages, zh)}. `;
  const late =
    supervision.length === 0
      ? ''
      : zh
        ? '不能按期办结的，请在期限之前申请延期。'
        : 'Ask for more time before the day if it cannot be done by then. ';
  return where + late + sent;
}
