import { describe, expect, it } from '@jest/globals';
import { day } from '#values';
import { composeDigest, type DigestItem } from './digest-mail.js';

const today = day('2026-06-15');
const publicUrl = 'https://tracker.city.example';
const late = (project: string, name = '建成通车'): DigestItem => ({
  alertId: 'a1',
  rule: 'milestone-overdue',
  severity: 'red',
  project: { id: project, name: `项目${project}` },
  again: null,
  promisedFor: null,
  linkToken: null,
  inputs: { milestoneId: 'm1', milestoneName: name, forecastOn: '2025-12-31' },
});
const soon = (project: string): DigestItem => ({
  ...late(project),
  rule: 'milestone-due-soon',
  severity: 'amber',
  inputs: { milestoneName: '开工', forecastOn: '2026-06-20', daysBefore: '30' },
});
const compose = (items: DigestItem[], language: 'zh' | 'en' = 'zh') =>
  composeDigest({ person: { name: '王经理', language }, today, publicUrl, items });

describe('a digest', () => {
  it('is grouped by project, the most urgent first, each with its sentence, its end and its link', () => {
    const { subject, text } = compose([soon('a'), late('b'), soon('b')]);
    expect(subject).toBe('重大项目预警 3 项（红色 1），涉及 2 个项目，2026-06-15');
    expect(text).toBe(`王经理，您好：

  [红色] 节点逾期: 1
  [黄色] 节点临近: 2

■ 项目b
  [红色] 节点“建成通车”应于 2025-12-31 完成，已逾期 166 天
    解除条件：登记该节点的完成日期；或将预计日期调整到 2026-06-15 或以后，并说明原因
  [黄色] 节点“开工”预计 2026-06-20 完成，还有 5 天
    解除条件：登记该节点的完成日期；或将预计日期调整到 2026-07-16 或以后，并说明原因
  https://tracker.city.example/projects/b

■ 项目a
  [黄色] 节点“开工”预计 2026-06-20 完成，还有 5 天
    解除条件：登记该节点的完成日期；或将预计日期调整到 2026-07-16 或以后，并说明原因
  https://tracker.city.example/projects/a

请在系统中查看，并协助主管处理。本邮件由系统自动发送，已答复的不再提醒，未答复的红色预警在 3、7、14 天后提醒。
https://tracker.city.example/alerts`);
  });

  it('speaks English to those who read English', () => {
    const { subject, text } = compose([late('b')], 'en');
    expect(subject).toBe('1 project alert (1 red) in 1 project, 2026-06-15');
    expect(text).toContain('[RED] Milestone “建成通车” was due on 2025-12-31 and is 166 days late');
  });

  it('says that a commitment was broken', () => {
    expect(
      compose([{ ...late('b'), again: { why: 'commitment-broken', day: '2026-06-01' } }]).text,
    ).toContain('承诺日期 2026-06-01 已过：节点“建成通车”');
  });

  it.each([
    [{ why: 'snooze-over', day: '2026-06-15' }, '暂缓至 2026-06-15 已到：节点'],
    [{ why: 'worsened' }, '情况加重：节点'],
    [{ why: 'escalated', step: 2 }, '第 2 级上报（逾期未答复）：节点'],
    [{ why: 'inherited' }, '移交：节点'],
    [{ why: 'reminder', days: 7 }, '提醒（已 7 天无人答复）：节点'],
    [{ why: 'head' }, '报单位负责人：节点'],
  ] as const)('says why it is told again: %j', (again, words) =>
    expect(compose([{ ...late('b'), again }]).text).toContain(words),
  );

  it('is marked when its reader has taken over what it tells, wholly or in part', () => {
    const taken = { ...late('b'), again: { why: 'inherited' as const } };
    expect(compose([taken]).subject).toBe(
      '移交：重大项目预警 1 项（红色 1），涉及 1 个项目，2026-06-15',
    );
    expect(compose([taken, late('a')]).subject).toBe(
      '移交：重大项目预警 2 项（移交 1，红色 2），涉及 2 个项目，2026-06-15',
    );
    expect(compose([taken], 'en').subject).toBe(
      'Handed over to you: 1 project alert (1 red) in 1 project, 2026-06-15',
    );
  });

  it('says by when somebody else has promised to settle it', () => {
    expect(compose([{ ...late('b'), promisedFor: day('2026-07-01') }]).text).toContain(
      '（已确认，承诺于 2026-07-01 前解决）',
    );
  });

  it('shows names as they are, never as tags', () => {
    const { html, text } = compose([late('b', '<img src=x onerror=alert(1)> & "者"')]);
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt; &amp; &quot;者&quot;');
    expect(html).not.toContain('<img');
    expect(text).toContain('<img src=x onerror=alert(1)> & "者"');
  });

  it('carries a link by which its reader answers, and only to whom it is made', () => {
    const { text, html } = compose([{ ...late('b'), linkToken: 'token-1' }]);
    expect(text).toContain(
      '确认（仅限本人，一次有效）：https://tracker.city.example/acknowledge#token-1',
    );
    expect(html).toContain('<a href="https://tracker.city.example/acknowledge#token-1">');
    expect(compose([late('b')]).text).not.toContain('/acknowledge');
  });

  it('lists the most urgent of thousands, and counts all', () => {
    const { subject, text } = compose([
      ...Array.from({ length: 600 }, (_, at) => soon(`p${at}`)),
      late('urgent'),
    ]);
    expect(subject).toContain('601 项（红色 1），涉及 601 个项目');
    expect(text).toContain('■ 项目urgent');
    expect(text.match(/■/g)).toHaveLength(500);
    expect(text).toContain('另有 101 项未列出');
  });

  it('tells colours in words too', () => {
    const { html } = compose([late('b'), soon('b')]);
    expect(html).toMatch(/>红色<\/strong>/);
    expect(html).toMatch(/>黄色<\/strong>/);
  });

  it('stays one mail for hundreds of alerts', () => {
    const { subject, text } = compose(
      Array.from({ length: 300 }, (_, at) => late(`p${at % 150}`, `节点${at}`)),
    );
    expect(subject).toContain('300 项（红色 300），涉及 150 个项目');
    expect(text.match(/已逾期/g)).toHaveLength(300);
    expect(text.match(/■/g)).toHaveLength(150);
  });
});
