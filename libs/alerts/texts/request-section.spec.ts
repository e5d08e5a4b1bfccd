import { describe, expect, it } from '@jest/globals';
import { day } from '#values';
import { composeDigest } from './digest-mail.js';
import type { RequestItem } from './request-section.js';

const item = (change: Partial<RequestItem> = {}): RequestItem => ({
  id: 'r1',
  step: 1,
  kind: 'ledger-entries',
  state: 'submitted',
  byName: '李专员',
  amountFen: 125_000_000n,
  note: '十月月报',
  reason: null,
  projects: 1,
  projectName: '中环路',
  ...change,
});
const compose = (requests: RequestItem[], language: 'zh' | 'en' = 'zh') =>
  composeDigest({
    person: { name: '王主管', language },
    today: day('2026-06-15'),
    publicUrl: 'https://tracker.city.example',
    items: [],
    requests,
  });
const returned = item({ id: 'r2', state: 'returned', byName: '王主管', reason: '缺<凭证>' });

describe('change requests in a digest', () => {
  it('are what waits for its reader, then what became of the reader’s own', () => {
    const { subject, text, html } = compose([
      returned,
      item(),
      item({ id: 'r3', kind: 'import', state: 'approved', projects: 3, amountFen: null }),
    ]);
    expect(subject).toBe('重大项目申请：待您审核 1 项，退回 1 项，已通过 1 项，2026-06-15');
    expect(text).toBe(`王主管，您好：

■ 待您审核（1 项）
  台账登记 · 中环路 · 125 万元 · 十月月报 · 李专员提交
    https://tracker.city.example/change-requests/r1

■ 退回给您的申请（1 项）
  台账登记 · 中环路 · 125 万元 · 王主管退回：缺<凭证>
    https://tracker.city.example/change-requests/r2

■ 您的申请已通过，无需处理（1 项）
  历史导入 · 3 个项目 · 李专员审核
    https://tracker.city.example/change-requests/r3

请在系统的“待办审核”中处理。本邮件由系统自动发送，每项只提醒一次。
https://tracker.city.example/change-requests`);
    expect(html).toContain('缺&lt;凭证&gt;');
  });

  it.each<[string, RequestItem[], 'zh' | 'en', string]>([
    [
      'nothing',
      [item({ state: 'approved' })],
      'zh',
      '以上申请已通过，无需您再处理；内容可在系统的“待办审核”中查看。本邮件由系统自动发送，每项只提醒一次。',
    ],
    [
      'nothing, in English',
      [item({ state: 'approved' })],
      'en',
      'They are approved and nothing is left for you to do; they can be read under “Approvals”. This mail was sent automatically; each of them is reported once.',
    ],
    [
      'what was returned',
      [item({ state: 'approved' }), returned],
      'zh',
      '请在系统的“待办审核”中处理。本邮件由系统自动发送，每项只提醒一次。',
    ],
  ])('ask for %s where no more is left to do', (_, requests, language, expected) => {
    const { text, html } = compose(requests, language);
    expect(text).toContain(`\n\n${expected}\nhttps://tracker.city.example/change-requests`);
    expect(html).toContain(expected);
  });

  it('speak English to those who read English', () => {
    const { subject, text } = compose([item(), returned], 'en');
    expect(subject).toBe(
      'Change requests: 1 waiting for your decision, 1 returned to you, 2026-06-15',
    );
    expect(text).toContain(
      '  Ledger entries · 中环路 · CNY 1,250,000 · returned by 王主管: 缺<凭证>\n',
    );
  });

  it('are ten of each at most, and the rest is counted', () => {
    const { text } = compose(Array.from({ length: 25 }, (_, at) => item({ id: `r${at}` })));
    expect(text.match(/李专员提交/g)).toHaveLength(10);
    expect(text).toContain('■ 待您审核（25 项）');
    expect(text).toContain('  另有 15 项\n');
  });
});
