import type { Language } from '#platform/language';
import { type MailText, mailOf } from './mail-text.js';

/**
 * Returns the text of a mail that the ledger has not been verified for too long. `since` is the end
 * of the newest verification or, if there was none, the time of the first event in the audit log.
 */
export function lapseMail(
  days: number,
  since: Date,
  language: Language,
  publicUrl: string,
): MailText {
  const link = `${publicUrl}/status`;
  if (language === 'zh') {
    return mailOf(
      `台账已 ${days} 天没有校验`,
      [
        `自 ${since.toISOString()} 起台账没有完成过一次校验。没有校验，就无法断言账目未被改动。`,
        '请检查后台进程（worker）是否运行，或执行 “tracker ledger verify”。同一次中断只提醒一次。',
      ],
      link,
      language,
    );
  }
  return mailOf(
    `The ledger has not been verified for ${days} days`,
    [
      `Since ${since.toISOString()} no verification of the ledger has ended. Without one nobody can say that nothing was altered.`,
      'See whether the worker runs, or run “tracker ledger verify”. The same lapse is told once.',
    ],
    link,
    language,
  );
}
