import type { Language } from '#platform/language';
import type { Contradiction } from '../store/contradiction-rows.js';
import { sayContradiction } from './contradiction-words.js';
import { type MailText, mailOf } from './mail-text.js';

/** Largest number of contradictions listed in a mail; the web page lists all. */
const NAMED_MAX = 10;

/**
 * Returns the text of a mail about contradictions found in the ledger. The wording is neutral,
 * because the cause is yet to be investigated.
 */
export function contradictionMail(
  fresh: readonly Contradiction[],
  language: Language,
  publicUrl: string,
): MailText {
  if (fresh.every(({ kind }) => kind === 'audit-log')) return logMail(fresh, language, publicUrl);
  const link = `${publicUrl}/verification`;
  const lines = namedIn(fresh, language);
  if (language === 'zh') {
    return mailOf(
      `账本校验不一致（待核查）：${fresh.length} 处`,
      [
        '台账校验发现以下不一致。原因尚不清楚，请核查；在有人写明理由关闭之前，此提示一直保留，期间不再签发新的检查点。',
        ...lines,
        '请保留此前收到的检查点邮件附件，它们是核对的依据。',
      ],
      link,
      language,
    );
  }
  return mailOf(
    `The ledger does not verify (to be looked into): ${fresh.length}`,
    [
      'The verification of the ledger found what follows. The cause is not known yet; please look into it. It stands until somebody closes it with a reason, and no checkpoint is signed meanwhile.',
      ...lines,
      'Keep the checkpoints that earlier mails brought: they are what the ledger is held against.',
    ],
    link,
    language,
  );
}

/** Returns the text of a mail about contradictions found in the audit log. */
function logMail(fresh: readonly Contradiction[], language: Language, publicUrl: string): MailText {
  const zh = language === 'zh';
  return mailOf(
    zh
      ? `操作记录校验不一致（待核查）：${fresh.length} 处`
      : `The audit log does not verify (to be looked into): ${fresh.length}`,
    [
      zh
        ? '操作记录校验发现以下不一致。原因尚不清楚，请核查；在审计员写明理由关闭之前，此提示一直保留，期间不再签发新的检查点。'
        : 'The verification of the audit log found what follows. The cause is not known yet; please look into it. It stands until an auditor closes it with a reason, and no checkpoint is signed meanwhile.',
      ...namedIn(fresh, language),
    ],
    `${publicUrl}/record`,
    language,
  );
}

function namedIn(fresh: readonly Contradiction[], language: Language): string[] {
  const lines = fresh.slice(0, NAMED_MAX).map((one) => `· ${sayContradiction(one, language)}`);
  const more = fresh.length - lines.length;
  if (more > 0)
    lines.push(language === 'zh' ? `另有 ${more} 处，见页面。` : `${more} more are on the page.`);
  return lines;
}
