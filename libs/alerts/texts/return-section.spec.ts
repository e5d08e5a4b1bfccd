import { describe, expect, it } from '@jest/globals';
import { day, month } from '#values';
import { writeMessage } from './channel-message.js';
import { composeDigest, type Digest } from './digest-mail.js';
import type { ReturnItem } from './return-section.js';

const item = (change: Partial<ReturnItem> = {}): ReturnItem => ({
  organisationId: 'sample transport',
  organisationName: '交通局（示例）',
  month: month('2026-10'),
  dueOn: day('2026-11-06'),
  occasion: 'due-3',
  event: 'due',
  projects: ['地铁', '机场'],
  ...change,
});
const late = item({
  occasion: 'late-1',
  event: 'late',
  projects: ['一', '二', '三', '四', '五', '六', '七'],
});
const digest = (language: 'zh' | 'en', over: Partial<Digest> = {}): Digest => ({
  person: { name: '李专员', language },
  today: day('2026-11-03'),
  publicUrl: 'https://tracker.city.example',
  items: [],
  returns: [item()],
  ...over,
});
const LINK = 'https://tracker.city.example/returns?month=2026-10&organisation=sample%20transport';

describe('returns in a digest', () => {
  it('say what is to be submitted and by when, with a link to the month', () => {
    const { subject, text } = composeDigest(digest('zh'));
    expect(subject).toBe('重大项目月报：月报待提交 2 项，2026-11-03');
    expect(text).toBe(`李专员，您好：

■ 月报待提交（2 项）
  交通局（示例） 2026-10 月报 · 请于 2026-11-06 前提交 · 地铁、机场
    ${LINK}

请在系统的“项目月报”中处理。本邮件由系统自动发送；月报全部提交后不再提醒。
https://tracker.city.example/returns`);
  });

  it('say the same in English', () => {
    const { subject, text, html } = composeDigest(digest('en', { returns: [item(), late] }));
    expect(subject).toBe('Major projects: returns: 7 late, 2 to be submitted, 2026-11-03');
    expect(text).toContain(`■ Returns are late: please submit them (7)
  交通局（示例）, 2026-10 · was due by 2026-11-06 · 一, 二, 三, 四, 五 and 2 more
    ${LINK}

■ Returns to be submitted (2)
  交通局（示例）, 2026-10 · due by 2026-11-06 · 地铁, 机场`);
    expect(text).toContain('Please see to them under “Monthly returns”. ');
    expect(html).toContain('Returns to be submitted (2)');
  });

  it('stand with what else waits, and tell a head what the organisation owes', () => {
    const head = item({ occasion: 'head', event: 'head' });
    const many = Array.from({ length: 12 }, () => head);
    const { subject, text } = composeDigest(
      digest('zh', {
        returns: many,
        requests: [
          {
            id: 'r1',
            step: 1,
            kind: 'return',
            state: 'submitted',
            byName: '李专员',
            amountFen: null,
            note: null,
            reason: null,
            projects: 1,
            projectName: '地铁',
          },
        ],
      }),
    );
    expect(subject).toBe('重大项目月报：本单位月报逾期 24 项；待您审核 1 项，2026-11-03');
    expect(text).toContain('■ 本单位月报逾期未报（24 项）');
    expect(text).toContain('另有 2 个单位或月份');
    expect(text).toContain('请在系统的“项目月报”和“待办审核”中处理。');
    expect(text.endsWith('https://tracker.city.example/change-requests')).toBe(true);
  });

  it('go to channels too', () => {
    const frame = {
      id: 'm1',
      at: new Date('2026-11-03T00:30:00Z'),
      publicUrl: 'https://tracker.city.example',
      personId: 'p1',
    };
    expect(JSON.parse(writeMessage('webhook', digest('zh'), 's', frame)).data.returns).toEqual([
      {
        news: 'due',
        organisation: '交通局（示例）',
        month: '2026-10',
        dueOn: '2026-11-06',
        projects: ['地铁', '机场'],
        link: LINK,
      },
    ]);
    const robot = writeMessage('wecom', digest('zh'), 's', frame);
    expect(robot).toContain('月报待提交（2 项）');
    expect(robot).toContain('打开月报');
  });
});
