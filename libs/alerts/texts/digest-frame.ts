import type { Language } from '#platform/language';
import type { Day } from '#values';

/** Returns the page that a mail asks its reader to open: that of its most urgent part. */
export const inboxOf = ({
  items,
  requests = [],
}: {
  items: readonly unknown[];
  requests?: readonly unknown[];
}): string =>
  items.length > 0 ? 'alerts' : requests.length > 0 ? 'change-requests' : 'supervision';

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

/** Returns the closing sentence of a mail that is about supervision alone. */
export const askOfSupervision = (language: Language): string =>
  language === 'zh'
    ? '请在系统的“督办”中处理。不能按期办结的，请在期限之前申请延期。本邮件由系统自动发送，每项只提醒一次。'
    : 'Please see to them under “Supervision”. Ask for more time before the day if it cannot be done by then. This mail was sent automatically; each of them is reported once.';

/** Returns the closing sentence of a mail that is about change requests alone. */
export const askOfRequests = (language: Language): string =>
  language === 'zh'
    ? '请在系统的“待办审核”中处理。本邮件由系统自动发送，每项只提醒一次。'
    : 'Please see to them under “Approvals”. This mail was sent automatically; each of them is reported once.';
