import type { Language } from '#platform';
import type { AlarmKind, Finding } from '../store/system-alarms.js';
import { escapeHtml } from './escape-html.js';

type Facts = Finding['facts'];
const WORDS: Readonly<Record<AlarmKind, Readonly<Record<Language, (facts: Facts) => string>>>> = {
  'rule-without-recipient': { zh: (f) => `规则 ${f.rule} 在单位 ${f.unitId} 的 ${f.alerts} 项预警没有可通知的人，请为该单位任命主管`, en: (f) => `${f.alerts} alerts of rule ${f.rule} in unit ${f.unitId} have nobody to be told; give the unit a manager` },
  'person-without-address': { zh: (f) => `人员 ${f.personId} 没有可用的邮箱，也没有接通的通道，${f.alerts} 项预警无法送达`, en: (f) => `Person ${f.personId} has no usable address and no channel that takes messages; ${f.alerts} alerts cannot be delivered` },
  'mail-refused': { zh: (f) => `邮件 ${f.mailId} 被拒收：${f.reason ?? ''}`, en: (f) => `Mail ${f.mailId} was refused: ${f.reason ?? ''}` },
  'channel-refused': { zh: (f) => `人员 ${f.personId} 的预警通道 ${f.channelId} 有 ${f.messages} 条消息未被接收：${f.reason ?? ''}`, en: (f) => `${f.messages} messages to channel ${f.channelId} of person ${f.personId} were not taken: ${f.reason ?? ''}` },
  'mail-server-takes-nothing': { zh: (f) => `邮件服务器一小时未接收任何邮件，${f.pending} 封在等待：${f.reason ?? ''}`, en: (f) => `The mail server has taken nothing for an hour; ${f.pending} mails wait: ${f.reason ?? ''}` },
  'calendar-year-unknown': { zh: (f) => `工作日历没有 ${f.year} 年的数据：邮件按周一至周五发送，工作日数无法计算，请录入放假安排`, en: (f) => `The working calendar knows nothing of ${f.year}: mails leave Monday to Friday, working days cannot be counted; add the announced holidays` },
  'rule-failed': { zh: (f) => `规则 ${f.rule ?? ''} 运行出错（${f.projects ?? ''} 个项目）：${f.reason ?? ''}`, en: (f) => `Rule ${f.rule ?? ''} failed (${f.projects ?? ''} projects): ${f.reason ?? ''}` },
  'verification-missing': { zh: () => '台账已有七天没有校验，请运行 tracker ledger verify', en: () => 'The ledger has not been verified for seven days; run “tracker ledger verify”' },
  'ledger-contradiction': {
    zh: (f) => `账本校验不一致（待核查）${f.projectId === null ? '' : `，项目 ${f.projectId}`}，请会同审计员核查`,
    en: (f) => `The ledger does not verify (to be looked into)${f.projectId === null ? '' : `, project ${f.projectId}`}: ${f.what ?? ''}`,
  },
  'disk-full': {
    zh: (f) => `服务器磁盘空间不足${f.megabytesFree === null ? '' : `（剩余 ${f.megabytesFree} MB）`}，暂停保存，内容可以查看；请清理磁盘，有空间后自动恢复`,
    en: (f) => `The disk of the server is full${f.megabytesFree === null ? '' : ` (${f.megabytesFree} MB left)`}: nothing is saved, everything can be read. Free some space; it goes on by itself`,
  },
  'evaluation-late': { zh: (f) => `${f.touches} 处变更等待判定已超过十分钟`, en: (f) => `${f.touches} changes have waited to be judged for more than ten minutes` },
};

/** What an alarm says. */
export const explainAlarm = (kind: AlarmKind, facts: Facts, language: Language): string => WORDS[kind][language](facts);

/** Words a mail about alarms for an administrator. */
export function wordAlarms(alarms: readonly Pick<Finding, 'kind' | 'facts'>[], { name, language }: { name: string; language: Language }, publicUrl: string): { subject: string; text: string; html: string } {
  const zh = language === 'zh';
  const lines = alarms.map(({ kind, facts }) => explainAlarm(kind, facts, language));
  const subject = zh ? `系统告警 ${lines.length} 项` : `${lines.length} alarm${lines.length === 1 ? '' : 's'} of the project tracker`;
  const hello = zh ? `${name}，您好：` : `Dear ${name},`;
  const link = `${publicUrl}/status`;
  return {
    subject, text: [hello, ...lines.map((line) => `  ${line}`), link].join('\n\n'),
    html: `<!doctype html><html lang="${zh ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head><body style="font-family:sans-serif;max-width:720px"><p>${escapeHtml(hello)}</p><ul>${lines.map((line) => `<li>${escapeHtml(line)}</li>`).join('')}</ul><p><a href="${escapeHtml(link)}">${escapeHtml(link)}</a></p></body></html>`,
  };
}
