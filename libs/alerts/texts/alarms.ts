import type { Language } from '#platform/language';
import { wordDelivery } from './word-delivery.js';
import { ruleName } from '../rules/all-rules.js';
import type { AlarmKind, Finding } from '../store/system-alarms.js';
import { escapeHtml } from './escape-html.js';

type Facts = Finding['facts'];

const ROLE: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  officer: { zh: '专员', en: 'officer' },
  manager: { zh: '主管', en: 'manager' },
  leader: { zh: '领导', en: 'leader' },
  auditor: { zh: '审计员', en: 'auditor' },
};
/**
 * Texts for the organisation in which a person with a role was searched; `of` is the name of the
 * organisation that the alerts belong to.
 */
const PLACE: Readonly<Record<string, Readonly<Record<Language, (of: string) => string>>>> = {
  unit: { zh: (of) => `“${of}”`, en: (of) => `“${of}”` },
  nearest: { zh: (of) => `“${of}”或其上级单位`, en: (of) => `“${of}” or an organisation above it` },
  'unit-and-above': {
    zh: (of) => `“${of}”或其上级单位`,
    en: (of) => `“${of}” or an organisation above it`,
  },
  above: {
    zh: (of) => `“${of}”当前主管之上的单位`,
    en: (of) => `an organisation above the present manager of “${of}”`,
  },
  top: {
    zh: (of) => `“${of}”所属的最高一级单位`,
    en: (of) => `the topmost organisation above “${of}”`,
  },
};
const role = ({ role: code }: Facts, language: Language): string =>
  ROLE[String(code)]?.[language] ?? String(code ?? '');
const place = ({ where, unitName, unitId }: Facts, language: Language): string =>
  (PLACE[String(where)] ?? PLACE['nearest'])?.[language](String(unitName ?? unitId)) ?? '';
const rule = (f: Facts, language: Language): string => ruleName(String(f.rule ?? ''), language);
const unit = ({ unitName, unitId }: Facts): string => String(unitName ?? unitId);
/**
 * Translates the response of a webhook receiver, chat robot or mail server for the text of an
 * alarm.
 */
const reason = (f: Facts, language: Language): string =>
  wordDelivery(String(f.reason ?? ''), language);
const person = ({ personName, personId }: Facts, language: Language): string =>
  String(personName ?? personId ?? (language === 'zh' ? '（无此人）' : '(nobody)'));

const WORDS: Readonly<Record<AlarmKind, Readonly<Record<Language, (facts: Facts) => string>>>> = {
  'rule-without-recipient': {
    zh: (f) =>
      `“${unit(f)}”的 ${f.alerts} 项预警（${rule(f, 'zh')}）无人可通知：${place(f, 'zh')}没有在任的${role(f, 'zh')}，请安全管理员在“人员”中授予该角色`,
    en: (f) =>
      `Nobody can be told of ${f.alerts} alerts (${rule(f, 'en')}) of “${unit(f)}”: nobody is ${role(f, 'en')} of ${place(f, 'en')}; have the security administrator give somebody that role`,
  },
  'escalation-without-recipient': {
    zh: (f) =>
      `“${unit(f)}”的 ${f.alerts} 项预警（${rule(f, 'zh')}）逾期未答复，第 ${f.step} 级上报无人接收：${place(f, 'zh')}没有在任的${role(f, 'zh')}，请安全管理员在“人员”中授予该角色，或调整该规则的上报对象`,
    en: (f) =>
      `${f.alerts} unanswered alerts (${rule(f, 'en')}) of “${unit(f)}” reach nobody at step ${f.step} of their escalation: nobody is ${role(f, 'en')} of ${place(f, 'en')}; have the security administrator give somebody that role, or change whom the rule escalates to`,
  },
  'organisation-without-head': {
    zh: (f) =>
      `“${unit(f)}”的 ${f.alerts} 项红色预警多次提醒后仍无人答复，${headless(f, 'zh')}，请安全管理员在“单位”中指定负责人`,
    en: (f) =>
      `${f.alerts} red alerts of “${unit(f)}” were reminded of and not answered, and ${headless(f, 'en')}; have the security administrator name a head`,
  },
  'person-without-address': {
    zh: (f) =>
      `${person(f, 'zh')}没有可用的邮箱${f.personEmail === undefined ? '' : `（现为 ${f.personEmail}）`}，也没有接通的通道，${f.alerts} 项预警无法送达；请为其开设邮箱正确的账号，或请本人接通一个预警通道`,
    en: (f) =>
      `${person(f, 'en')} has no usable address${f.personEmail === undefined ? '' : ` (it is ${f.personEmail})`} and no channel that takes messages; ${f.alerts} alerts cannot be delivered. Open an account with the right address, or have them add a channel`,
  },
  'mail-refused': {
    zh: (f) =>
      `发给${person(f, 'zh')}的邮件“${f.subject ?? f.mailId}”被拒收：${reason(f, 'zh')}；请核对其邮箱${f.personEmail === undefined ? '' : `（${f.personEmail}）`}`,
    en: (f) =>
      `The mail “${f.subject ?? f.mailId}” to ${person(f, 'en')} was refused: ${reason(f, 'en')}; check the address${f.personEmail === undefined ? '' : ` (${f.personEmail})`}`,
  },
  'channel-refused': {
    zh: (f) =>
      `${person(f, 'zh')}的预警通道“${f.channelName ?? f.channelId}”有 ${f.messages} 条消息未被接收：${reason(f, 'zh')}；请本人检查该通道，或停用后重新接通`,
    en: (f) =>
      `${f.messages} messages to the channel “${f.channelName ?? f.channelId}” of ${person(f, 'en')} were not taken: ${reason(f, 'en')}; have them look at it, or end it and add it anew`,
  },
  'mail-server-takes-nothing': {
    zh: (f) => `邮件服务器一小时未接收任何邮件，${f.pending} 封在等待：${reason(f, 'zh')}`,
    en: (f) =>
      `The mail server has taken nothing for an hour; ${f.pending} mails wait: ${reason(f, 'en')}`,
  },
  'calendar-year-unknown': {
    zh: (f) =>
      `工作日历没有 ${f.year} 年的数据：邮件按周一至周五发送，工作日数无法计算，请录入放假安排`,
    en: (f) =>
      `The working calendar knows nothing of ${f.year}: mails leave Monday to Friday, working days cannot be counted; add the announced holidays`,
  },
  'rule-failed': {
    zh: (f) => `规则“${rule(f, 'zh')}”运行出错（${f.projects ?? ''} 个项目未判定），原因见运行日志`,
    en: (f) => `Rule “${rule(f, 'en')}” failed (${f.projects ?? ''} projects): ${f.reason ?? ''}`,
  },
  'verification-missing': {
    zh: () => '台账已有七天没有校验，请在“台账核验”中立即核验，并检查后台进程',
    en: () => 'The ledger has not been verified for seven days; run “tracker ledger verify”',
  },
  'ledger-contradiction': {
    zh: (f) =>
      `账本校验不一致（待核查）${f.projectId === null ? '' : `，项目“${f.projectName ?? f.projectId}”`}，请会同审计员核查`,
    en: (f) =>
      `The ledger does not verify (to be looked into)${f.projectId === null ? '' : `, project “${f.projectName ?? f.projectId}”`}: ${f.what ?? ''}`,
  },
  'audit-log-contradiction': {
    zh: () => '操作记录校验不一致（待核查），请会同审计员核查',
    en: (f) => `The audit log does not verify (to be looked into): ${f.what ?? ''}`,
  },
  'disk-full': {
    zh: (f) =>
      `服务器磁盘空间不足${f.megabytesFree === null ? '' : `（剩余 ${f.megabytesFree} MB）`}，暂停保存，内容可以查看；请清理磁盘，有空间后自动恢复`,
    en: (f) =>
      `The disk of the server is full${f.megabytesFree === null ? '' : ` (${f.megabytesFree} MB left)`}: nothing is saved, everything can be read. Free some space; it goes on by itself`,
  },
  'backup-late': {
    zh: (f) =>
      `已 ${f.days} 天没有完成过备份${f.folder === null ? '' : `（上次写入 ${f.folder}）`}，请在服务器上执行 “tracker backup”，并检查备份的定时任务`,
    en: (f) =>
      `There has been no good backup for ${f.days} days${f.folder === null ? '' : ` (the last one went to ${f.folder})`}; run “tracker backup” on the server, and look at what is to run it every night`,
  },
  'evaluation-late': {
    zh: (f) => `${f.touches} 处变更等待判定已超过十分钟`,
    en: (f) => `${f.touches} changes have waited to be evaluated for more than ten minutes`,
  },
};

/** Returns the text for the reason why an organisation has no head who can be notified. */
function headless(f: Facts, language: Language): string {
  const zh = language === 'zh';
  if (f.personId === null || f.personId === undefined)
    return zh ? '该单位未指定负责人' : 'it has no head';
  if (f.closed === 'yes')
    return zh
      ? `其负责人${person(f, 'zh')}的账号已停用`
      : `the account of its head ${person(f, 'en')} was closed`;
  return zh
    ? `其负责人${person(f, 'zh')}在该单位已无任职`
    : `its head ${person(f, 'en')} holds no role over it any more`;
}

/** Returns the text that explains an alarm. */
export const explainAlarm = (kind: AlarmKind, facts: Facts, language: Language): string =>
  WORDS[kind][language](facts);

/** Composes a mail about alarms to an administrator. */
export function wordAlarms(
  alarms: readonly Pick<Finding, 'kind' | 'facts'>[],
  { name, language }: { name: string; language: Language },
  publicUrl: string,
): { subject: string; text: string; html: string } {
  const zh = language === 'zh';
  const lines = alarms.map(({ kind, facts }) => explainAlarm(kind, facts, language));
  const subject = zh
    ? `系统告警 ${lines.length} 项`
    : `${lines.length} alarm${lines.length === 1 ? '' : 's'} of the project tracker`;
  const hello = zh ? `${name}，您好：` : `Dear ${name},`;
  const link = `${publicUrl}/status`;
  return {
    subject,
    text: [hello, ...lines.map((line) => `  ${line}`), link].join('\n\n'),
    html: `<!doctype html><html lang="${zh ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head><body style="font-family:sans-serif;max-width:720px"><p>${escapeHtml(hello)}</p><ul>${lines.map((line) => `<li>${escapeHtml(line)}</li>`).join('')}</ul><p><a href="${escapeHtml(link)}">${escapeHtml(link)}</a></p></body></html>`,
  };
}
