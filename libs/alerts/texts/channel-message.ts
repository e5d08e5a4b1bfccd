import type { Language } from '#platform/language';
import { explain, ruleName } from '../rules/all-rules.js';
import type { ChannelKind } from '../rules/channel.js';
import { inboxOf } from './digest-frame.js';
import { aboutOf, type Digest, type DigestItem } from './digest-mail.js';
import { sectionsOfOthers } from './other-sections.js';
import { linkOfMonth } from './return-section.js';

/**
 * Data of a channel message that are fixed when the message is composed: its id, its instant, the
 * base URL of its links, and its reader.
 */
export interface MessageFrame {
  id: string;
  at: Date;
  publicUrl: string;
  personId: string;
}

/**
 * Content of a message to a chat robot: subject, one line per alert, and a link to the alerts page.
 */
interface StatusMessage {
  subject: string;
  lines: string[];
  link: string;
  urgent: boolean;
  open: string;
}

const EVENT_ITEMS_MAX = 100;
const LINES_MAX = 20;
/**
 * Largest number of bytes of a text to a chat robot: WeCom accepts 4,096, the others about 20,000
 * including the surrounding JSON.
 */
const BYTES_MAX: Readonly<Record<Exclude<ChannelKind, 'webhook'>, number>> = {
  wecom: 3_900,
  dingtalk: 15_000,
  feishu: 12_000,
};
const SEVERITY: Readonly<Record<DigestItem['severity'], Readonly<Record<Language, string>>>> = {
  red: { zh: '红色', en: 'RED' },
  amber: { zh: '黄色', en: 'AMBER' },
};
const RANK: Readonly<Record<DigestItem['severity'], number>> = { red: 0, amber: 1 };

const OPEN: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  alerts: { zh: '打开预警', en: 'Open the alerts' },
  'change-requests': { zh: '打开待办审核', en: 'Open the approvals' },
  supervision: { zh: '打开督办', en: 'Open supervision' },
  returns: { zh: '打开月报', en: 'Open the returns' },
};

/**
 * Composes the message that a channel gets for a digest. The message contains no acknowledge links,
 * because everyone in a chat group can read it.
 */
export function writeMessage(
  kind: ChannelKind,
  { person, today, publicUrl, items, requests = [], supervision = [], returns = [] }: Digest,
  subject: string,
  frame: MessageFrame,
): string {
  const ranked = [...items].sort((one, other) => RANK[one.severity] - RANK[other.severity]);
  if (kind === 'webhook') {
    return eventOf('tracker.alerts.digest.v1', frame, {
      today,
      subject,
      total: items.length,
      items: ranked
        .slice(0, EVENT_ITEMS_MAX)
        .map(({ alertId, rule, severity, inputs, project, again }) => ({
          alertId,
          rule,
          ruleName: ruleName(rule, person.language),
          severity,
          inputs,
          again,
          sentence: explain(rule, inputs, today, person.language),
          project,
          link: aboutOf({ rule, inputs, project }, publicUrl).link,
        })),
      changeRequests: requests
        .slice(0, EVENT_ITEMS_MAX)
        .map(({ id, kind, state, projectName }) => ({
          id,
          kind,
          state,
          project: projectName,
          link: `${publicUrl}/change-requests/${id}`,
        })),
      supervision: supervision
        .slice(0, EVENT_ITEMS_MAX)
        .map(({ id, event, kind, number, title, dueOn, projectName }) => ({
          id,
          news: event,
          kind,
          number,
          title,
          dueOn,
          project: projectName,
          link: `${publicUrl}/supervision/${id}`,
        })),
      returns: returns.slice(0, EVENT_ITEMS_MAX).map((item) => ({
        news: item.event,
        organisation: item.organisationName,
        month: item.month,
        dueOn: item.dueOn,
        projects: item.projects,
        link: linkOfMonth(item, publicUrl),
      })),
    });
  }
  const zh = person.language === 'zh';
  const asked = sectionsOfOthers(
    { requests, supervision, returns },
    publicUrl,
    person.language,
  ).map(({ heading }) => heading);
  const lines = fitting(
    [
      ...asked,
      ...ranked
        .slice(0, LINES_MAX)
        .map(
          ({ rule, severity, inputs, project }) =>
            `[${SEVERITY[severity][person.language]}] ${aboutOf({ rule, inputs, project }, publicUrl).name}${zh ? '：' : ': '}${explain(rule, inputs, today, person.language)}`,
        ),
    ],
    BYTES_MAX[kind],
  );
  const left = items.length - Math.max(0, lines.length - asked.length);
  if (left > 0)
    lines.push(zh ? `另有 ${left} 项，请在系统中查看` : `${left} more, see them in the program`);
  const page = inboxOf({ items, requests, supervision, returns });
  return robotBody(kind, {
    subject,
    lines,
    link: `${publicUrl}/${page}`,
    urgent: items.some((item) => item.severity === 'red'),
    open: OPEN[page]?.[person.language] ?? '',
  });
}

/** Composes the test message of a new channel. */
export function writeTest(
  kind: ChannelKind,
  language: Language,
  name: string,
  frame: MessageFrame,
): string {
  if (kind === 'webhook') return eventOf('tracker.channel.test.v1', frame, { name });
  const zh = language === 'zh';
  return robotBody(kind, {
    subject: zh ? '预警通道测试' : 'Test of an alert channel',
    lines: [
      zh
        ? `通道“${name}”已接通，预警将发送到这里`
        : `The channel “${name}” works; alerts will come here`,
    ],
    link: `${frame.publicUrl}/alerts`,
    urgent: false,
    open: zh ? '打开预警' : 'Open the alerts',
  });
}

/**
 * Builds a CloudEvent 1.0 as JSON. Its id is that of the message, so that the receiver can
 * recognise a repeated delivery.
 */
const eventOf = (
  type: string,
  { id, at, publicUrl, personId }: MessageFrame,
  data: object,
): string =>
  JSON.stringify({
    specversion: '1.0',
    id,
    source: publicUrl,
    type,
    subject: personId,
    time: at.toISOString(),
    datacontenttype: 'application/json',
    data,
  });

function robotBody(
  kind: Exclude<ChannelKind, 'webhook'>,
  { subject, lines, link, urgent, open }: StatusMessage,
): string {
  switch (kind) {
    case 'dingtalk':
      return JSON.stringify({
        msgtype: 'markdown',
        markdown: {
          title: plain(subject),
          text: [
            `#### ${plain(subject)}`,
            ...lines.map((line) => `- ${plain(line)}`),
            `[${open}](${link})`,
          ].join('\n\n'),
        },
      });
    case 'wecom':
      return JSON.stringify({
        msgtype: 'markdown',
        markdown: {
          content: [
            `**${plain(subject)}**`,
            ...lines.map((line) => `> ${plain(line)}`),
            `[${open}](${link})`,
          ].join('\n'),
        },
      });
    // The text is sent as plain-text elements, in which Feishu interprets neither mentions nor
    // markup.
    case 'feishu':
      return JSON.stringify({
        msg_type: 'interactive',
        card: {
          config: { wide_screen_mode: true },
          header: {
            template: urgent ? 'red' : 'orange',
            title: { tag: 'plain_text', content: subject },
          },
          elements: [
            { tag: 'div', text: { tag: 'plain_text', content: lines.map(oneLine).join('\n') } },
            {
              tag: 'action',
              actions: [
                {
                  tag: 'button',
                  type: 'primary',
                  text: { tag: 'plain_text', content: open },
                  url: link,
                },
              ],
            },
          ],
        },
      });
  }
}

const MARKUP: Readonly<Record<string, string>> = {
  '<': '＜',
  '>': '＞',
  '[': '［',
  ']': '］',
  '*': '＊',
  _: '＿',
  '`': '｀',
  '#': '＃',
  '@': '＠',
  '|': '｜',
  '~': '～',
  '!': '！',
  '\\': '＼',
};
const oneLine = (text: string): string => text.replace(/[\r\n\t\u0000-\u001f]+/g, ' ');
/**
 * Replaces characters that markdown or a chat robot would interpret, such as those of links,
 * pictures and mentions, by similar full-width characters, so that the text stays readable.
 */
const plain = (text: string): string =>
  oneLine(text).replace(/[<>[\]*_`#@|~!\\]/g, (character) => MARKUP[character] ?? '');

/** Returns the first lines that fit into a number of bytes. */
function fitting(lines: readonly string[], bytesMax: number): string[] {
  let used = 0;
  return lines.filter((line) => {
    // Counts the bytes of the text with replaced characters, which are longer, and 8 bytes for the
    // list mark and line breaks.
    used += Buffer.byteLength(plain(line)) + 8;
    return used <= bytesMax;
  });
}
