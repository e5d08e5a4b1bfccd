import { describe, expect, it } from '@jest/globals';
import JSZip from 'jszip';
import { day, month, parseMoney } from '#values';
import { bulletinOf } from '../rules/bulletin.js';
import type { ProjectFigures } from '../rules/project-figures.js';
import { CHARACTER_SPACE, GRID, LINE_PITCH, MARGINS, SHEET } from './gbt9704.js';
import { writeBulletin } from './write-bulletin.js';

const figures = (over: Partial<ProjectFigures>): ProjectFigures => ({
  projectId: '1',
  projectName: '机场',
  organisationId: 'airport',
  organisationName: '机场集团（示例）',
  parentId: null,
  stage: null,
  category: null,
  planFen: parseMoney('1015', '亿元'),
  completedFen: parseMoney('313.64', '亿元'),
  fundsFen: null,
  planBeforeFen: null,
  completedBeforeFen: null,
  lights: [],
  evaluatedOn: day('2022-03-31'),
  severityBefore: null,
  ...over,
});
const HEAD = {
  number: '调度通报〔2022〕3号',
  issuedOn: day('2022-04-08'),
  signer: '示例签发人',
  organisationName: '示例市',
  knownAt: new Date('2022-04-07T02:00:00Z'),
};
const MARCH = { month: month('2022-03'), asOf: day('2022-03-31'), last: month('2022-02') };

/** Writes a bulletin about some projects; returns the file and its main part. */
async function written(projects: readonly ProjectFigures[]) {
  const paper = await writeBulletin(bulletinOf(projects, MARCH), HEAD);
  const zip = await JSZip.loadAsync(paper.file);
  const part = (name: string) => zip.files[name]?.async('string') ?? Promise.resolve('');
  return { paper, main: await part('word/document.xml'), styles: await part('word/styles.xml') };
}
const textOf = (xml: string): string => xml.replaceAll(/<[^>]*>/g, '');
const rowsOf = (xml: string): string[][] =>
  [...xml.matchAll(/<w:tr>.*?<\/w:tr>/gs)].map(([row]) =>
    [...row.matchAll(/<w:tc>.*?<\/w:tc>/gs)].map(([cell]) => textOf(cell)),
  );

describe('the measures of GB/T 9704', () => {
  it('are 22 lines of 28 characters between the edges of A4', () => {
    expect(MARGINS).toEqual({ top: 2098, bottom: 1984, left: 1587, right: 1474 });
    const height = SHEET.height - MARGINS.top - MARGINS.bottom;
    expect(Math.floor(height / LINE_PITCH)).toBe(GRID.lines);
    const width = (SHEET.width - MARGINS.left - MARGINS.right) / 20;
    expect(Math.floor(width / (16 + CHARACTER_SPACE / 4096))).toBe(GRID.characters);
  });
});

describe('a bulletin as a Word file', () => {
  it('has the sheet, the grid and the fonts of an official paper', async () => {
    const { main, styles } = await written([figures({})]);
    expect(main).toContain('<w:pgSz w:w="11906" w:h="16838"/>');
    expect(main).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/);
    expect(main).toContain(
      `<w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="${CHARACTER_SPACE}"/>`,
    );
    expect(main).toMatch(/w:eastAsia="方正小标宋简体"\/><w:sz w:val="44"\/>.*?调度通报/s);
    expect(styles).toMatch(/w:eastAsia="仿宋_GB2312"\/><w:sz w:val="32"\/>/);
  });

  it('says title, sums, ranking and what is unknown', async () => {
    const { main } = await written([
      figures({}),
      figures({ projectId: '2', organisationId: 'port', organisationName: '港', planFen: null }),
    ]);
    const text = textOf(main);
    expect(text).toContain('2022年3月重大项目调度通报');
    expect(text).toContain('年度投资计划1015.00亿元，1至3月完成投资313.64亿元，完成率30.90%');
    expect(text).toContain('超前序时进度5.90个百分点');
    expect(text).toContain('有完成投资而没有年度计划的1个（完成313.64亿元）');
    expect(text).toContain('签发人：示例签发人');
    const rows = rowsOf(main);
    expect(rows.slice(1, 4)).toEqual([
      ['1', '机场集团（示例）', '1015.00', '313.64', '30.90', '+5.90', '1／1', '—'],
      ['—', '港', '未知', '未知', '未知', '未知', '0／1', '—'],
      ['', '合计', '1015.00', '313.64', '30.90', '+5.90', '1／2', ''],
    ]);
    expect(text).not.toMatch(/[{}]/);
  });

  it('is the same file for the same facts', async () => {
    const [one, other] = [await written([figures({})]), await written([figures({})])];
    expect(one.paper.sha256).toBe(other.paper.sha256);
    expect(one.paper.file.equals(other.paper.file)).toBe(true);
  });

  it('takes names as text, whatever they hold', async () => {
    const { main } = await written([
      figures({ organisationName: '{#red}<w:p>&"甲"{/red}{title}' }),
    ]);
    expect(main).toContain('{#red}&lt;w:p&gt;&amp;');
    expect(rowsOf(main)[1]?.[1]).toContain('{title}');
  });
});
