import type { Language } from '#platform/language';
import type { Day } from '#values';
import type { RequestItem } from './request-section.js';

/** What the parts of a mail are about; alerts, then change requests, then supervision. */
export interface MailParts {
  items: readonly unknown[];
  requests?: readonly Pick<RequestItem, 'state'>[];
  supervision?: readonly unknown[];
}

/** Whether somebody still has something to do about one of these change requests. */
const leavesWork = (requests: readonly Pick<RequestItem, 'state'>[]): boolean =>
  requests.some(({ state }) => state !== 'approved');

/** Returns the page that a mail asks its reader to open: that of its most urgent part. */
export function inboxOf({ items, requests = [], supervision = [] }: MailParts): string {
  if (items.length > 0) return 'alerts';
  const asked = requests.length > 0 && (supervision.length === 0 || leavesWork(requests));
  return asked ? 'change-requests' : 'supervision';
}

/** Joins what a mail is about to its subject. Alerts say the day themselves. */
export function joinedSubject(
  {
    supervision,
    asked,
    alerts,
  }: { supervision: string | null; asked: string | null; alerts: string | null },
  today: Day,
  language: Language,
): string {
  const zh = language === 'zh';
  const told = [supervision, asked].filter((part) => part !== null);
  if (alerts !== null) return [...told, alerts].join(zh ? '；' : '; ');
  const about = told.join(zh ? '；' : '; ');
  if (supervision === null)
    return zh ? `重大项目申请：${about}，${today}` : `Change requests: ${about}, ${today}`;
  return zh ? `重大项目督办：${about}，${today}` : `Major projects: ${about}, ${today}`;
}

const SENT: Readonly<Record<Language, string>> = {
  zh: '本邮件由系统自动发送，每项只提醒一次。',
  en: 'This mail was sent automatically; each of them is reported once.',
};

const NOTHING_TO_DO: Readonly<Record<Language, string>> = {
  zh: '以上申请已通过，无需您再处理；内容可在系统的“待办审核”中查看。',
  en: 'They are approved and nothing is left for you to do; they can be read under “Approvals”. ',
};

/**
 * Returns the closing sentence of a mail without alerts. It names the pages on which its reader has
 * something to do, and says so where there is nothing.
 */
export function askWithoutAlerts(
  { requests = [], supervision = [] }: Omit<MailParts, 'items'>,
  language: Language,
): string {
  const zh = language === 'zh';
  const pages = [
    supervision.length > 0 && (zh ? '“督办”' : '“Supervision”'),
    leavesWork(requests) && (zh ? '“待办审核”' : '“Approvals”'),
  ].filter((page) => page !== false);
  if (pages.length === 0) return NOTHING_TO_DO[language] + SENT[language];
  const where = zh
    ? `请在系统的${pages.join('和')}中处理。`
    : `Please see to them under ${pages.join(' and ')}. `;
  const late =
    supervision.length === 0
      ? ''
      : zh
        ? '不能按期办结的，请在期限之前申请延期。'
        : 'Ask for more time before the day if it cannot be done by then. ';
  return where + late + SENT[language];
}
