import { describe, expect, it } from '@jest/globals';
import { day } from '#values';
import { writeMessage, writeTest } from './channel-message.js';
import type { Digest, DigestItem } from './digest-mail.js';

const frame = {
  id: 'm-1',
  at: new Date('2026-11-23T00:35:00Z'),
  publicUrl: 'https://tracker.city.example',
  personId: 'p-1',
};
const item = (name: string, given: Partial<DigestItem> = {}): DigestItem => ({
  alertId: `a-${name}`,
  rule: 'milestone-overdue',
  severity: 'red',
  inputs: { milestoneId: 'm', milestoneName: '封顶', forecastOn: '2026-11-01' },
  project: { id: 'x', name },
  again: null,
  promisedFor: null,
  linkToken: 'token-that-answers',
  ...given,
});
const digest = (items: DigestItem[]): Digest => ({
  person: { name: '王', language: 'zh' },
  today: day('2026-11-23'),
  publicUrl: frame.publicUrl,
  items,
});
const written = (kind: 'webhook' | 'dingtalk' | 'wecom' | 'feishu', items: DigestItem[]) =>
  JSON.parse(writeMessage(kind, digest(items), '重大项目预警', frame)) as {
    data: { items: object[]; total: number };
  };

describe('a message to a webhook', () => {
  it('is a CloudEvent 1.0 with what the mail says, the most urgent first', () => {
    const event = written('webhook', [item('学校', { severity: 'amber' }), item('地铁')]);
    expect(event).toMatchObject({
      specversion: '1.0',
      id: 'm-1',
      source: 'https://tracker.city.example',
      type: 'tracker.alerts.digest.v1',
      subject: 'p-1',
      time: '2026-11-23T00:35:00.000Z',
      datacontenttype: 'application/json',
    });
    expect(event.data).toMatchObject({
      total: 2,
      items: [
        {
          alertId: 'a-地铁',
          severity: 'red',
          sentence: expect.stringContaining('逾期 22 天'),
          link: 'https://tracker.city.example/projects/x',
        },
        { alertId: 'a-学校' },
      ],
    });
  });

  it('carries a hundred alerts and says how many there are', () => {
    const { data } = written(
      'webhook',
      Array.from({ length: 300 }, (_, at) => item(`项目${at}`)),
    );
    expect([data.items.length, data.total]).toEqual([100, 300]);
  });
});

describe.each(['dingtalk', 'wecom', 'feishu'] as const)('a message to %s', (kind) => {
  it('fits, says how much it leaves out, and answers nothing for anybody', () => {
    const text = writeMessage(
      kind,
      digest(Array.from({ length: 300 }, (_, at) => item(`项目${at}${'长'.repeat(60)}`))),
      '重大项目预警',
      frame,
    );
    expect(Buffer.byteLength(text)).toBeLessThan(kind === 'wecom' ? 4_500 : 20_000);
    expect(text).toContain('https://tracker.city.example/alerts');
    for (const which of ['webhook', kind] as const)
      expect(writeMessage(which, digest([item('地铁')]), '重大项目预警', frame)).not.toContain(
        'token-that-answers',
      );
  });

  it('takes a name for a name: no link, picture, mention or line of its own', () => {
    const text = writeMessage(
      kind,
      digest([item('地铁](http://evil.example) ![x](y) <@all> <at id=all></at> @所有人\n# 标题')]),
      '预警',
      frame,
    );
    const { markdown, card } = JSON.parse(text);
    const said: string = markdown?.content ?? markdown?.text ?? '';
    if (kind === 'feishu')
      expect(card.elements[0].text).toMatchObject({
        tag: 'plain_text',
        content: expect.not.stringContaining('\n'),
      });
    else
      expect([
        said.includes('](http://evil'),
        said.includes('<'),
        said.includes('@'),
        said.includes('\n# '),
      ]).toEqual([false, false, false, false]);
  });

  it('can be tried in either language', () => {
    expect(writeTest(kind, 'zh', '交通处群', frame)).toContain('交通处群');
    expect(writeTest(kind, 'en', 'group', frame)).toContain('works');
  });
});
