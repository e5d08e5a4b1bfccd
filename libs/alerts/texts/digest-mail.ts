import type { Language } from '#platform/language';
import type { Day } from '#values';
import { explain, RULE_CODES, ruleName, turnsGreenWhen } from '../rules/all-rules.js';
import type { Again } from '../rules/occasion.js';
import type { Inputs, Severity } from '../rules/evaluation-result.js';
import { returnMissing } from '../rules/return-missing.js';
import { escapeHtml } from './escape-html.js';
import { askWithoutAlerts, inboxOf, joinedSubject } from './digest-frame.js';
import { type OtherItems, sectionsOfOthers, subjectsOfOthers } from './other-sections.js';
import type { RequestSection } from './request-section.js';
import { linkOfMonth } from './return-section.js';

/** One alert in a digest. */
export interface DigestItem {
  alertId: string;
  rule: string;
  severity: Severity;
  inputs: Inputs;
  project: { id: string; name: string };
  /**
   * Reason why the reader is notified of the alert again; null for the first notification of the
   * alert.
   */
  again: Again | null;
  /**
   * The day by which a person has promised to resolve the cause of the alert; null unless the alert
   * is acknowledged.
   */
  promisedFor: Day | null;
  /** Token of the acknowledge link; null for a reader who may not answer the alert. */
  linkToken: string | null;
}

/** The content of a digest for one person. */
export interface Digest extends OtherItems {
  person: { name: string; language: Language };
  today: Day;
  publicUrl: string;
  items: readonly DigestItem[];
}

/** Subject of a mail and its body as plain text and as HTML. */
export interface DigestText {
  subject: string;
  text: string;
  html: string;
}

/** Section of a mail about one project, with a line per alert, most urgent first. */
interface ProjectSection {
  id: string;
  name: string;
  link: string;
  lines: { severity: Severity; sentence: string; ends: string; answer: string | null }[];
}

const SEVERITY_WORDS: Readonly<Record<Severity, Readonly<Record<Language, string>>>> = {
  red: { zh: '红色', en: 'RED' },
  amber: { zh: '黄色', en: 'AMBER' },
};
const RANK: Readonly<Record<Severity, number>> = { red: 0, amber: 1 };
const ANSWER: Readonly<Record<Language, string>> = {
  zh: '确认（仅限本人，一次有效）',
  en: 'Acknowledge (for you alone, once)',
};
const COLOURS: Readonly<Record<Severity, string>> = { red: '#a8071a', amber: '#874d00' };

/**
 * Composes the mail of a digest: what waits for somebody first; then a
 * summary of the alerts by rule, and the alerts by project, the most urgent first.
 */
export function composeDigest({ person, today, publicUrl, items, ...others }: Digest): DigestText {
  const { language } = person;
  const zh = language === 'zh';
  const { shown, left } = mostUrgent(items);
  const sections = sectionsOf(shown, today, publicUrl, language);
  const projects = new Set(items.map((item) => item.project.id)).size;
  const more =
    left === 0
      ? ''
      : zh
        ? `另有 ${left} 项未列出，请在系统中查看。`
        : `${left} more are not listed here; see them in the program. `;
  const inbox = `${publicUrl}/${inboxOf({ items, ...others })}`;
  const parts: Parts = {
    hello: zh ? `${person.name}，您好：` : `Dear ${person.name},`,
    requests: sectionsOfOthers(others, publicUrl, language),
    summary: summaryOf(items, language),
    sections,
    ask:
      items.length === 0
        ? askWithoutAlerts(others, language)
        : more +
          askOf(
            items.some((item) => item.linkToken !== null),
            language,
          ),
    inbox,
  };
  const subject = joinedSubject(
    {
      ...subjectsOfOthers(others, language),
      alerts: items.length === 0 ? null : subjectOf(items, projects, today, language),
    },
    today,
    language,
  );
  return { subject, text: textOf(parts, language), html: htmlOf({ subject, ...parts }, language) };
}

/**
 * Returns the closing sentence of the mail. It asks the reader to act and to answer; a reader who
 * may not answer is only asked to take note.
 */
function askOf(mayAnswer: boolean, language: Language): string {
  if (language === 'zh')
    return `${mayAnswer ? '请在系统中处理，或登记承诺解决的日期。' : '请在系统中查看，并协助主管处理。'}本邮件由系统自动发送，已答复的不再提醒，未答复的红色预警在 3、7、14 天后提醒。`;
  return `${mayAnswer ? 'Please act on them, or acknowledge each with the day by which it will be settled.' : 'Please look at them in the program; their manager answers for them.'} This mail was sent automatically; what was answered is not reported again, what is red and unanswered after 3, 7 and 14 days.`;
}

/** Largest number of alerts that a mail lists. The summary at its beginning counts all alerts. */
const ITEMS_MAX = 500;

/**
 * Returns the most urgent alerts, at most {@link ITEMS_MAX}, and the number of alerts that are left
 * out.
 */
function mostUrgent(items: readonly DigestItem[]): { shown: readonly DigestItem[]; left: number } {
  const ranked = [...items].sort((one, other) => RANK[one.severity] - RANK[other.severity]);
  return { shown: ranked.slice(0, ITEMS_MAX), left: Math.max(0, items.length - ITEMS_MAX) };
}

/**
 * Groups alerts by project. The sort is stable, so that projects with the same severity keep the
 * order of the published plan.
 */
function sectionsOf(
  items: readonly DigestItem[],
  today: Day,
  publicUrl: string,
  language: Language,
): ProjectSection[] {
  const sections = new Map<string, ProjectSection>();
  for (const item of [...items].sort((one, other) => RANK[one.severity] - RANK[other.severity])) {
    const about = aboutOf(item, publicUrl);
    const section = sections.get(about.id) ?? { ...about, lines: [] };
    section.lines.push(lineOf(item, today, publicUrl, language));
    sections.set(about.id, section);
  }
  return [...sections.values()];
}

/** Returns what an alert is about: a project, or the month of an organisation. */
export function aboutOf(
  { rule, inputs, project }: Pick<DigestItem, 'rule' | 'inputs' | 'project'>,
  publicUrl: string,
): { id: string; name: string; link: string } {
  const { organisation, organisationId, month } = inputs;
  return rule === returnMissing.code && organisation && organisationId && month
    ? {
        id: `${organisationId} ${month}`,
        name: organisation,
        link: linkOfMonth({ organisationId, month }, publicUrl),
      }
    : { ...project, link: `${publicUrl}/projects/${project.id}` };
}

function lineOf(
  item: DigestItem,
  today: Day,
  publicUrl: string,
  language: Language,
): ProjectSection['lines'][number] {
  const sentence = explain(item.rule, item.inputs, today, language);
  const again = item.again === null ? '' : wordAgain(item.again, language);
  const ends = turnsGreenWhen(item.rule, item.inputs, today)
    .map((condition) => condition[language])
    .join(language === 'zh' ? '；或' : '; or ');
  const promised =
    item.promisedFor === null
      ? ''
      : language === 'zh'
        ? `（已确认，承诺于 ${item.promisedFor} 前解决）`
        : ` (acknowledged, promised for ${item.promisedFor})`;
  return {
    severity: item.severity,
    sentence: `${again}${sentence}${promised}`,
    ends: `${language === 'zh' ? '解除条件：' : 'Ends when: '}${ends}`,
    answer: item.linkToken === null ? null : `${publicUrl}/acknowledge#${item.linkToken}`,
  };
}

function wordAgain(again: Again, language: Language): string {
  const zh = language === 'zh';
  switch (again.why) {
    case 'commitment-broken':
      return zh ? `承诺日期 ${again.day} 已过：` : `The committed day ${again.day} has passed: `;
    case 'snooze-over':
      return zh ? `暂缓至 ${again.day} 已到：` : `It was put off until ${again.day}: `;
    case 'worsened':
      return zh ? '情况加重：' : 'It has worsened: ';
    case 'inherited':
      return zh ? '移交：' : 'Handed over to you: ';
    case 'reminder':
      return zh
        ? `提醒（已 ${again.days} 天无人答复）：`
        : `Reminder, nobody has answered for ${again.days} days: `;
    case 'head':
      return zh
        ? '多次提醒后仍无人答复，报单位负责人：'
        : 'Nobody has answered the reminders, for the head of the organisation: ';
    case 'escalated':
      return zh
        ? `第 ${again.step} 级上报（逾期未答复）：`
        : `Nobody has answered, step ${again.step}: `;
  }
}

const worstOf = (items: readonly DigestItem[]): Severity =>
  items.some(({ severity }) => severity === 'red') ? 'red' : 'amber';

/** Returns one line per rule with its number of alerts, rules with red alerts first. */
const summaryOf = (items: readonly DigestItem[], language: Language): string[] =>
  RULE_CODES.map((rule) => ({
    rule,
    count: items.filter((item) => item.rule === rule).length,
    severity: worstOf(items.filter((item) => item.rule === rule)),
  }))
    .filter(({ count }) => count > 0)
    .sort((one, other) => RANK[one.severity] - RANK[other.severity])
    .map(
      ({ rule, count, severity }) =>
        `[${SEVERITY_WORDS[severity][language]}] ${ruleName(rule, language)}: ${count}`,
    );

function subjectOf(
  items: readonly DigestItem[],
  projects: number,
  today: Day,
  language: Language,
): string {
  const reds = items.filter((item) => item.severity === 'red').length;
  const inherited = items.filter((item) => item.again?.why === 'inherited').length;
  if (language === 'zh')
    return `${inherited > 0 ? '移交：' : ''}重大项目预警 ${items.length} 项（${inherited > 0 && inherited < items.length ? `移交 ${inherited}，` : ''}红色 ${reds}），涉及 ${projects} 个项目，${today}`;
  const handed =
    inherited === 0
      ? ''
      : inherited === items.length
        ? 'Handed over to you: '
        : `Handed over to you (${inherited}) and new: `;
  return `${handed}${items.length} project alert${items.length === 1 ? '' : 's'} (${reds} red) in ${projects} project${projects === 1 ? '' : 's'}, ${today}`;
}

interface Parts {
  hello: string;
  requests: readonly RequestSection[];
  ask: string;
  inbox: string;
  summary: readonly string[];
  sections: readonly ProjectSection[];
}

function textOf(
  { hello, requests, ask, inbox, summary, sections }: Parts,
  language: Language,
): string {
  const asked = requests.map(({ heading, lines, more }) =>
    [
      `■ ${heading}`,
      ...lines.flatMap(({ text, link }) => [`  ${text}`, `    ${link}`]),
      ...(more === '' ? [] : [`  ${more}`]),
    ].join('\n'),
  );
  const blocks = sections.map(({ name, link, lines }) =>
    [
      `■ ${name}`,
      ...lines.flatMap((line) => [
        `  [${SEVERITY_WORDS[line.severity][language]}] ${line.sentence}`,
        `    ${line.ends}`,
        ...(line.answer === null
          ? []
          : [`    ${ANSWER[language]}${language === 'zh' ? '：' : ': '}${line.answer}`]),
      ]),
      `  ${link}`,
    ].join('\n'),
  );
  const counted = summary.map((line) => `  ${line}`).join('\n');
  return [
    hello,
    ...asked,
    ...(counted === '' ? [] : [counted]),
    ...blocks,
    `${ask}\n${inbox}`,
  ].join('\n\n');
}

function htmlOf(
  { subject, hello, requests, ask, inbox, summary, sections }: Parts & { subject: string },
  language: Language,
): string {
  const line = ({ severity, sentence, ends, answer }: ProjectSection['lines'][number]) =>
    `<li><strong style="color:${COLOURS[severity]}">${escapeHtml(SEVERITY_WORDS[severity][language])}</strong> ${escapeHtml(sentence)}<br><small style="color:#595959">${escapeHtml(ends)}</small>${answer === null ? '' : `<br><a href="${escapeHtml(answer)}">${ANSWER[language]}</a>`}</li>`;
  const section = ({ name, link, lines }: ProjectSection) =>
    `<h2 style="font-size:16px"><a href="${escapeHtml(link)}">${escapeHtml(name)}</a></h2><ul>${lines.map(line).join('')}</ul>`;
  const asked = ({ heading, lines, more }: RequestSection) =>
    `<h2 style="font-size:16px">${escapeHtml(heading)}</h2><ul>${lines
      .map(({ text, link }) => `<li><a href="${escapeHtml(link)}">${escapeHtml(text)}</a></li>`)
      .join('')}</ul>${more === '' ? '' : `<p>${escapeHtml(more)}</p>`}`;
  const counted =
    summary.length === 0
      ? ''
      : `<ul>${summary.map((entry) => `<li>${escapeHtml(entry)}</li>`).join('')}</ul>`;
  return (
    `<!doctype html><html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>` +
    `<body style="font-family:sans-serif;max-width:720px"><p>${escapeHtml(hello)}</p>${requests.map(asked).join('')}${counted}` +
    `${sections.map(section).join('')}<p>${escapeHtml(ask)}</p><p><a href="${escapeHtml(inbox)}">${escapeHtml(inbox)}</a></p></body></html>`
  );
}
