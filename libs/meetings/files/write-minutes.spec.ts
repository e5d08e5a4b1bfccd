import { describe, expect, it } from '@jest/globals';
import JSZip from 'jszip';
import { day } from '#values';
import type { MeetingMinutes } from '../queries/meeting-minutes.js';
import { writeMinutes } from './write-minutes.js';

const MINUTES: MeetingMinutes = {
  id: 'meeting',
  organisationId: 'city',
  title: '七月调度会（示例）',
  heldOn: day('2026-07-01'),
  chair: '示例主持人',
  state: 'held',
  openedAt: new Date('2026-07-01T01:30:00Z'),
  openDecisions: 1,
  organisations: new Map([
    ['city', '示例市'],
    ['transport', '交通（示例）'],
  ]),
  agenda: {
    decisions: [
      {
        id: 'before',
        number: '督办〔2026〕1号',
        kind: 'decision',
        title: '办理用地手续',
        leadOrganisationId: 'transport',
        dueOn: day('2026-06-20'),
        overdue: true,
        meetingId: 'earlier',
        meetingTitle: '六月调度会',
        heldOn: day('2026-06-01'),
        projectId: null,
        projectName: null,
      },
    ],
    points: [
      {
        projectId: 'airport',
        projectName: '机场',
        organisationId: 'transport',
        reasons: ['red', 'asked'],
        alerts: [{ id: 'alert', rule: 'total-exceeded', raisedOn: day('2026-06-11') }],
        items: [
          {
            id: 'item',
            number: '督办〔2026〕2号',
            kind: 'problem',
            title: '管线迁改',
            leadOrganisationId: 'transport',
            dueOn: day('2026-07-20'),
            overdue: false,
          },
        ],
      },
    ],
    more: 3,
  },
  decisions: [
    {
      itemId: 'decided',
      year: 2026,
      serial: 3,
      text: '七月底前完成。\n由交通牵头。',
      projectId: 'airport',
      projectName: '机场',
      leadOrganisationId: 'transport',
      ownerId: 'owner',
      ownerName: '示例责任人',
      dueOn: day('2026-08-10'),
      firstDueOn: day('2026-07-31'),
      state: 'received',
    },
  ],
};
const ZH = { language: 'zh', today: day('2026-08-11') } as const;
const EN = { language: 'en', today: day('2026-07-02') } as const;

async function mainOf(minutes: MeetingMinutes, by: typeof ZH | typeof EN): Promise<string> {
  const zip = await JSZip.loadAsync(await writeMinutes(minutes, by));
  return (await zip.files['word/document.xml']?.async('string')) ?? '';
}
const textOf = (xml: string): string =>
  xml.replaceAll(/<w:br\s*\/>/g, '\n').replaceAll(/<[^>]*>/g, '');
const rowsOf = (xml: string): string[][] =>
  [...xml.matchAll(/<w:tr>.*?<\/w:tr>/gs)].map(([row]) =>
    [...row.matchAll(/<w:tc>.*?<\/w:tc>/gs)].map(([cell]) => textOf(cell)),
  );

describe('the minutes of a meeting as a Word file', () => {
  it('have the sheet, the grid and the fonts of an official paper', async () => {
    const main = await mainOf(MINUTES, ZH);
    expect(main).toContain('<w:pgSz w:w="11906" w:h="16838"/>');
    expect(main).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/);
    expect(main).toMatch(
      /w:eastAsia="方正小标宋简体"\/><w:sz w:val="44"\/><w:szCs w:val="44"\/><\/w:rPr><w:t[^>]*>七月/,
    );
    expect(main).toMatch(/w:eastAsia="黑体"\/><w:sz w:val="32"\/>[^一]*一、议定事项/);
  });

  it('say what was decided, what was open before and the agenda, in this order', async () => {
    const main = await mainOf(MINUTES, ZH);
    const text = textOf(main);
    const order = [
      '七月调度会（示例）纪要',
      '时间：2026年7月1日',
      '召集单位：示例市',
      '主持人：示例主持人',
      '一、议定事项',
      '二、以往议定、开会时尚未销号的事项',
      '三、议程',
      '另有3项未列入议程。',
      '四、说明',
      '议程为2026年7月1日 09:30开会时的情况；议定事项的期限与办理情况截至2026年8月11日。',
    ].map((words) => text.indexOf(words));
    expect(order).not.toContain(-1);
    expect(order).toEqual(order.toSorted((one, other) => one - other));
    const rows = rowsOf(main);
    expect([rows[1], rows[3], rows[5]]).toEqual([
      [
        '督办〔2026〕3号',
        '七月底前完成。\n由交通牵头。',
        '机场',
        '交通（示例）',
        '示例责任人',
        '2026-08-10（原期限2026-07-31）',
        '办理中（逾期）',
      ],
      [
        '督办〔2026〕1号 办理用地手续',
        '—',
        '六月调度会 2026-06-01',
        '交通（示例）',
        '2026-06-20（逾期）',
      ],
      [
        '1',
        '机场',
        '交通（示例）',
        expect.stringMatching(
          /^红灯；请求协调\n.+（2026-06-11起）\n督办〔2026〕2号 管线迁改（期限2026-07-20）$/,
        ),
        '督办〔2026〕3号',
      ],
    ]);
    expect(text).not.toMatch(/[{}]/);
  });

  it('are in English for who reads English, but for names and what people wrote', async () => {
    const main = await mainOf(MINUTES, EN);
    const heads = rowsOf(main).filter((_, at) => at % 2 === 0);
    expect(textOf(main)).toContain('Minutes: 七月调度会（示例）');
    expect(textOf(main)).toContain('Held by: 示例市');
    expect(heads.flat().join('')).not.toMatch(/\p{sc=Han}/u);
    expect(rowsOf(main)[1]?.at(-1)).toBe('Worked on');
  });

  it('say none where nothing was decided or stood on the agenda', async () => {
    const agenda = { decisions: [], points: [], more: 0 };
    const main = await mainOf({ ...MINUTES, chair: null, decisions: [], agenda }, ZH);
    const rows = rowsOf(main);
    expect([rows[1]?.[1], rows[3]?.[0], rows[5]?.[1]]).toEqual(['无', '无', '无']);
    expect(textOf(main)).toContain('主持人：未登记');
    expect(textOf(main)).not.toMatch(/未列入议程/);
  });

  it('are the same bytes for the same facts, and take what people wrote as text', async () => {
    const hostile = { ...MINUTES, title: '{#points}<w:p>&"甲"{/points}' };
    const [one, other] = [await writeMinutes(hostile, ZH), await writeMinutes(hostile, ZH)];
    expect(one.equals(other)).toBe(true);
    expect(await mainOf(hostile, ZH)).toContain('{#points}&lt;w:p&gt;&amp;');
  });
});
