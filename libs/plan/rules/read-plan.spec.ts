import { describe, expect, it } from '@jest/globals';
import { type PlanFileProblem, PlanFileRefused } from './plan-file-refused.js';
import { readPlan } from './read-plan.js';

/**
 * Contents, by file name, of a valid plan with two columns (专栏, numbered boxes) and three items.
 */
const small: Record<string, string> = {
  'plan.csv': `code,name,region,firstYear,lastYear,periodStart,periodEnd,document
small-plan,小规划,330100,2021,2025,2021-01-01,2025-12-31,小规划纲要
`,
  'columns.csv': `number,title,part,chapter,chapterTitle
1,人才,1,6,聚才
2,工程,2,7,兴业
`,
  'items.csv': `column,number,title,kind,numberDerived
1,1,引才,programme,no
1,2,评价,reform,yes
2,1,铁路,investment,no
`,
  'targets.csv': `id,column,item,measure,comparator,value,valueTo,unit,due,basis,note,place
1-1-a,1,1,领军人才,>=,15,,万名,2025,cumulative,力争,专栏1 第1项
1-1-b,1,1,示范方,range,10,15,个,yearly,per-year,,专栏1 第1项
1-1-c,1,1,占比,~,0.6,,%,,level-at-end,,专栏1 第1项
1-2-a,1,2,试点城市,by-date,,,,2021,level-at-end,,专栏1 第2项
2-1-a,2,1,里程,=,516,,公里,2021..2025,level-at-end,,专栏2 第1项
2-1-b,2,1,能耗,province-assigned,,,,2025,annual-average,,专栏2 第1项
`,
  'attributes.csv': `column,item,name,comparator,value,unit,note,place
2,1,全长,~,85,公里,,专栏2 第1项
2,,项目数,=,51,个,,专栏2
`,
  'flagships.csv': `column,item,scope,totalInvestment,totalUnit,fypSpend,fypUnit,note,place
2,1,not-stated,466.5,亿元,2850000.03,万元,含西站,专栏2 第1项
1,1,whole-line,,,950,元,,专栏1 第1项
`,
  'indicators.csv': `number,name,group,unit,base2020Comparator,base2020,target2025Comparator,target2025,annualOrCumulativeKind,annualOrCumulativeComparator,annualOrCumulative,binding,targetKind,note,place
1,增长,经济,%,,,,,annual,>=,6,expected,none,,表2 第1行
2,森林覆盖率,生态,%,=,66.9,>=,66,,,,binding,floor,,表2 第2行
3,收入增速,民生,%,,,,,annual,,,expected,in-step,与经济增长同步,表2 第3行
4,优良天数,生态,%,=,91.3,,,,,,binding,province-assigned,,表2 第4行
5,死亡率,安全,人/亿元,<=,0.011,=,0.01,cumulative,=,0.001,binding,value,,表2 第5行
`,
};

type Files = Record<string, string>;

/**
 * Returns the files of the small valid plan, in which one line of one file is replaced by `text`.
 */
function withLine(file: string, line: number, text: string): Files {
  const lines = small[file]!.split('\n');
  lines[line - 1] = text;
  return { ...small, [file]: lines.join('\n') };
}

function problemsOf(files: Files): readonly PlanFileProblem[] {
  try {
    readPlan(files);
  } catch (error) {
    if (error instanceof PlanFileRefused) return error.problems;
    throw error;
  }
  throw new Error('the plan was taken');
}

describe('a sound plan folder', () => {
  const plan = readPlan(small);

  it('gives each fact its place', () => {
    expect(plan.columns.map(({ place }) => place)).toEqual(['专栏1', '专栏2']);
    expect(plan.items[1]).toEqual({
      column: 1,
      number: 2,
      title: '评价',
      kind: 'reform',
      numberDerived: true,
      place: '专栏1 第2项',
    });
    expect(plan.attributes.map(({ item, place }) => [item, place])).toEqual([
      [1, '专栏2 第1项'],
      [null, '专栏2'],
    ]);
  });

  it.each([
    ['1-1-a', '2025', '2025-12-31'],
    ['1-1-b', 'yearly', null],
    ['1-1-c', null, null],
    ['1-2-a', '2021', '2021-12-31'],
    ['2-1-a', '2021..2025', '2025-12-31'],
  ])('%s, due %s, can be kept until %s', (id, due, dueOn) => {
    expect(plan.targets.find((target) => target.id === id)).toMatchObject({ due, dueOn });
  });

  it('keeps figures as the text that the file has', () => {
    expect(
      plan.targets.map(({ comparator, value, valueTo, unit }) => [
        comparator,
        value,
        valueTo,
        unit,
      ]),
    ).toEqual([
      ['>=', '15', null, '万名'],
      ['range', '10', '15', '个'],
      ['~', '0.6', null, '%'],
      ['by-date', null, null, null],
      ['=', '516', null, '公里'],
      ['province-assigned', null, null, null],
    ]);
  });

  it('counts money in fen and leaves unknown money unknown', () => {
    expect(
      plan.flagships.map(({ totalInvestmentFen, fypSpendFen }) => [
        totalInvestmentFen,
        fypSpendFen,
      ]),
    ).toEqual([
      [4_665_000_000_000n, 2_850_000_030_000n],
      [null, 95_000n],
    ]);
  });

  it('keeps a floor, a synchronous growth and a province-assigned figure as what they are', () => {
    expect(plan.indicators[1]).toMatchObject({
      base2020: '66.9',
      target2025Comparator: '>=',
      target2025: '66',
      targetKind: 'floor',
    });
    expect(plan.indicators[2]).toMatchObject({
      annualOrCumulativeKind: 'annual',
      annualOrCumulative: null,
      targetKind: 'in-step',
    });
    expect(plan.indicators[3]).toMatchObject({ target2025: null, targetKind: 'province-assigned' });
  });

  it('reads the same with a byte order mark, Windows line ends, blank lines and another order of header columns', () => {
    const windows = Object.fromEntries(
      Object.entries(small).map(([file, text]) => [
        file,
        `\uFEFF${text.replaceAll('\n', '\r\n\r\n')}`,
      ]),
    );
    expect(readPlan(windows)).toEqual(plan);
    const turned = small['columns.csv']!.split('\n')
      .map((line) => line.split(',').reverse().join(','))
      .join('\n');
    expect(readPlan({ ...small, 'columns.csv': turned })).toEqual(plan);
  });
});

describe('one bad line refuses the whole folder and is named', () => {
  it.each<[string, string, number, string, string, RegExp]>([
    ['a column twice', 'columns.csv', 3, '1,工程,2,7,兴业', 'number', /stands already in line 2/],
    ['a column left out', 'columns.csv', 3, '3,工程,2,7,兴业', 'number', /column 2 is left out/],
    ['a column without a title', 'columns.csv', 2, '1,,1,6,聚才', 'title', /missing/],
    [
      'an item twice',
      'items.csv',
      3,
      '1,1,评价,reform,yes',
      'number',
      /column 1 item 1 stands already in line 2/,
    ],
    [
      'an item left out',
      'items.csv',
      3,
      '1,4,评价,reform,yes',
      'number',
      /column 1 item 2 to 3 is left out/,
    ],
    ['an item of no column', 'items.csv', 4, '9,1,铁路,investment,no', 'column', /no column 9/],
    ['an unknown kind', 'items.csv', 2, '1,1,引才,invest,no', 'kind', /no known word/],
    [
      'a flag that is neither yes nor no',
      'items.csv',
      2,
      '1,1,引才,reform,ja',
      'numberDerived',
      /no known word/,
    ],
    [
      'a column number that is none',
      'items.csv',
      2,
      '一,1,引才,reform,no',
      'column',
      /not a number/,
    ],
    [
      'a target id twice',
      'targets.csv',
      3,
      '1-1-a,1,1,示范方,range,10,15,个,yearly,per-year,,专栏1 第1项',
      'id',
      /stands already in line 2/,
    ],
    [
      'a measure twice in an item',
      'targets.csv',
      3,
      '1-1-b,1,1,领军人才,>=,10,,个,yearly,per-year,,专栏1 第1项',
      'measure',
      /stands already in line 2/,
    ],
    [
      'a target id of another item',
      'targets.csv',
      2,
      '1-2-x,1,1,领军人才,>=,15,,万名,2025,cumulative,,专栏1 第1项',
      'id',
      /does not name its item/,
    ],
    [
      'a target of an unknown item',
      'targets.csv',
      5,
      '1-7-a,1,7,试点城市,by-date,,,,2021,level-at-end,,专栏1 第7项',
      'item',
      /no item 7 of column 1/,
    ],
    [
      'a target without a measure',
      'targets.csv',
      2,
      '1-1-a,1,1,,>=,15,,万名,2025,cumulative,,专栏1 第1项',
      'measure',
      /missing/,
    ],
    [
      'a figure without a unit',
      'targets.csv',
      2,
      '1-1-a,1,1,领军人才,>=,15,,,2025,cumulative,,专栏1 第1项',
      'unit',
      /missing for 15/,
    ],
    [
      'a figure without a comparator',
      'targets.csv',
      2,
      '1-1-a,1,1,领军人才,,15,,万名,2025,cumulative,,专栏1 第1项',
      'comparator',
      /missing for 15/,
    ],
    [
      'a comparator without a figure',
      'targets.csv',
      2,
      '1-1-a,1,1,领军人才,>=,,,万名,2025,cumulative,,专栏1 第1项',
      'value',
      /missing after “>=”/,
    ],
    [
      'an unknown comparator',
      'targets.csv',
      2,
      '1-1-a,1,1,领军人才,≥,15,,万名,2025,cumulative,,专栏1 第1项',
      'comparator',
      /no known word/,
    ],
    [
      'a figure that is no number',
      'targets.csv',
      2,
      '1-1-a,1,1,领军人才,>=,1e3,,万名,2025,cumulative,,专栏1 第1项',
      'value',
      /“1e3” is not a number/,
    ],
    [
      'a figure with full-width digits',
      'targets.csv',
      2,
      '1-1-a,1,1,领军人才,>=,１５,,万名,2025,cumulative,,专栏1 第1项',
      'value',
      /not a number/,
    ],
    [
      'a figure with thousands marks',
      'targets.csv',
      2,
      '1-1-a,1,1,领军人才,>=,"1,000",,万名,2025,cumulative,,专栏1 第1项',
      'value',
      /not a number/,
    ],
    [
      'an upper end without a range',
      'targets.csv',
      2,
      '1-1-a,1,1,领军人才,>=,15,20,万名,2025,cumulative,,专栏1 第1项',
      'valueTo',
      /only a range/,
    ],
    [
      'a range without an upper end',
      'targets.csv',
      3,
      '1-1-b,1,1,示范方,range,10,,个,yearly,per-year,,专栏1 第1项',
      'valueTo',
      /needs its upper end/,
    ],
    [
      'a range upside down',
      'targets.csv',
      3,
      '1-1-b,1,1,示范方,range,10,9.5,个,yearly,per-year,,专栏1 第1项',
      'valueTo',
      /9.5 is not above 10/,
    ],
    [
      'a date without a day',
      'targets.csv',
      5,
      '1-2-a,1,2,试点城市,by-date,,,,,level-at-end,,专栏1 第2项',
      'due',
      /needs a year/,
    ],
    [
      'a date kept yearly',
      'targets.csv',
      5,
      '1-2-a,1,2,试点城市,by-date,,,,yearly,level-at-end,,专栏1 第2项',
      'due',
      /needs a year/,
    ],
    [
      'a figure where only a date counts',
      'targets.csv',
      5,
      '1-2-a,1,2,试点城市,by-date,1,,,2021,level-at-end,,专栏1 第2项',
      'value',
      /takes no figure/,
    ],
    [
      'a year before the plan',
      'targets.csv',
      2,
      '1-1-a,1,1,领军人才,>=,15,,万名,2020,cumulative,,专栏1 第1项',
      'due',
      /“2020” is no due date within the plan/,
    ],
    [
      'a year after the plan',
      'targets.csv',
      6,
      '2-1-a,2,1,里程,=,516,,公里,2021..2026,level-at-end,,专栏2 第1项',
      'due',
      /no due date within/,
    ],
    [
      'a period upside down',
      'targets.csv',
      6,
      '2-1-a,2,1,里程,=,516,,公里,2025..2021,level-at-end,,专栏2 第1项',
      'due',
      /no due date within/,
    ],
    [
      'an unknown basis',
      'targets.csv',
      2,
      '1-1-a,1,1,领军人才,>=,15,,万名,2025,total,,专栏1 第1项',
      'basis',
      /no known word/,
    ],
    [
      'a place of another item',
      'targets.csv',
      2,
      '1-1-a,1,1,领军人才,>=,15,,万名,2025,cumulative,,专栏1 第2项',
      'place',
      /not where this fact is filed/,
    ],
    [
      'an attribute without a unit',
      'attributes.csv',
      2,
      '2,1,全长,~,85,,,专栏2 第1项',
      'unit',
      /missing for 85/,
    ],
    [
      'an attribute without a comparator',
      'attributes.csv',
      2,
      '2,1,全长,,85,公里,,专栏2 第1项',
      'comparator',
      /missing/,
    ],
    [
      'an attribute without a figure',
      'attributes.csv',
      2,
      '2,1,全长,~,,公里,,专栏2 第1项',
      'value',
      /missing/,
    ],
    [
      'an attribute of an unknown item',
      'attributes.csv',
      2,
      '2,8,全长,~,85,公里,,专栏2 第8项',
      'item',
      /no item 8 of column 2/,
    ],
    [
      'an attribute of an unknown column',
      'attributes.csv',
      3,
      '7,,项目数,=,51,个,,专栏7',
      'column',
      /no column 7/,
    ],
    [
      'an attribute twice',
      'attributes.csv',
      3,
      '2,1,全长,=,85,公里,,专栏2 第1项',
      'name',
      /stands already in line 2/,
    ],
    [
      'a flagship twice',
      'flagships.csv',
      3,
      '2,1,whole-line,,,950,元,,专栏2 第1项',
      'item',
      /stands already in line 2/,
    ],
    [
      'a flagship of an unknown item',
      'flagships.csv',
      3,
      '2,5,whole-line,,,950,元,,专栏2 第5项',
      'item',
      /no item 5/,
    ],
    [
      'an unknown scope',
      'flagships.csv',
      3,
      '1,1,whole,,,950,元,,专栏1 第1项',
      'scope',
      /no known word/,
    ],
    [
      'money without a unit',
      'flagships.csv',
      3,
      '1,1,whole-line,,,950,,,专栏1 第1项',
      'fypUnit',
      /missing for 950/,
    ],
    [
      'money in an unknown unit',
      'flagships.csv',
      3,
      '1,1,whole-line,,,950,亿,,专栏1 第1项',
      'fypUnit',
      /no unit of money/,
    ],
    [
      'a unit without money',
      'flagships.csv',
      3,
      '1,1,whole-line,,亿元,950,元,,专栏1 第1项',
      'totalUnit',
      /no amount/,
    ],
    [
      'unknown money written as zero',
      'flagships.csv',
      3,
      '1,1,whole-line,0,亿元,950,元,,专栏1 第1项',
      'totalInvestment',
      /is no amount/,
    ],
    [
      'money finer than a fen',
      'flagships.csv',
      3,
      '1,1,whole-line,,,0.001,元,,专栏1 第1项',
      'fypSpend',
      /finer than one fen/,
    ],
    [
      'money that is no number',
      'flagships.csv',
      3,
      '1,1,whole-line,,,约950,元,,专栏1 第1项',
      'fypSpend',
      /not a number/,
    ],
    [
      'more in the plan period than in all',
      'flagships.csv',
      2,
      '2,1,not-stated,466.5,亿元,466.6,亿元,,专栏2 第1项',
      'fypSpend',
      /above the total/,
    ],
    [
      'an indicator twice',
      'indicators.csv',
      3,
      '1,森林覆盖率,生态,%,=,66.9,>=,66,,,,binding,floor,,表2 第1行',
      'number',
      /stands already in line 2/,
    ],
    [
      'an indicator without a unit',
      'indicators.csv',
      3,
      '2,森林覆盖率,生态,,=,66.9,>=,66,,,,binding,floor,,表2 第2行',
      'unit',
      /missing/,
    ],
    [
      'an indicator figure without a comparator',
      'indicators.csv',
      3,
      '2,森林覆盖率,生态,%,,66.9,>=,66,,,,binding,floor,,表2 第2行',
      'base2020Comparator',
      /missing for 66.9/,
    ],
    [
      'an indicator comparator without a figure',
      'indicators.csv',
      3,
      '2,森林覆盖率,生态,%,=,,>=,66,,,,binding,floor,,表2 第2行',
      'base2020',
      /missing after/,
    ],
    [
      'a figure over years of no kind',
      'indicators.csv',
      2,
      '1,增长,经济,%,,,,,,>=,6,expected,none,,表2 第1行',
      'annualOrCumulativeKind',
      /missing for 6/,
    ],
    [
      'an indicator that promises nothing',
      'indicators.csv',
      2,
      '1,增长,经济,%,,,,,,,,expected,none,,表2 第1行',
      'annualOrCumulative',
      /nothing is promised/,
    ],
    [
      'a value without its figure',
      'indicators.csv',
      5,
      '4,优良天数,生态,%,=,91.3,,,,,,binding,value,,表2 第4行',
      'target2025',
      /missing for “value”/,
    ],
    [
      'a province-assigned value',
      'indicators.csv',
      5,
      '4,优良天数,生态,%,=,91.3,=,92,,,,binding,province-assigned,,表2 第4行',
      'target2025',
      /has no figure here/,
    ],
    [
      'in step with nothing',
      'indicators.csv',
      4,
      '3,收入增速,民生,%,,,,,annual,,,expected,in-step,,表2 第3行',
      'note',
      /say what/,
    ],
    [
      'a floor that climbs',
      'indicators.csv',
      3,
      '2,森林覆盖率,生态,%,=,66.9,>=,67,,,,binding,floor,,表2 第2行',
      'target2025',
      /above the base/,
    ],
    [
      'a floor from above',
      'indicators.csv',
      3,
      '2,森林覆盖率,生态,%,=,66.9,<=,66,,,,binding,floor,,表2 第2行',
      'target2025Comparator',
      /lower bound/,
    ],
    [
      'neither binding nor expected',
      'indicators.csv',
      2,
      '1,增长,经济,%,,,,,annual,>=,6,预期性,none,,表2 第1行',
      'binding',
      /no known word/,
    ],
    [
      'a place of another row',
      'indicators.csv',
      2,
      '1,增长,经济,%,,,,,annual,>=,6,expected,none,,表2 第7行',
      'place',
      /not where this indicator is filed/,
    ],
    [
      'a period that does not fit its years',
      'plan.csv',
      2,
      'small-plan,小规划,330100,2021,2025,2021-01-01,2025-11-31,小规划纲要',
      'periodEnd',
      /does not fit the years/,
    ],
    [
      'a plan that ends before it begins',
      'plan.csv',
      2,
      'small-plan,小规划,330100,2025,2021,2025-01-01,2021-12-31,小规划纲要',
      'lastYear',
      /before the first year/,
    ],
    [
      'a region that is none',
      'plan.csv',
      2,
      'small-plan,小规划,杭州,2021,2025,2021-01-01,2025-12-31,小规划纲要',
      'region',
      /no division code/,
    ],
    [
      'a blank at the edge of a cell',
      'columns.csv',
      2,
      '1,人才 ,1,6,聚才',
      'title',
      /blanks at an edge/,
    ],
    ['a NUL in a name', 'columns.csv', 2, '1,人\u0000才,1,6,聚才', 'title', /control character/],
    [
      'a missing header column',
      'columns.csv',
      1,
      'number,title,part,chapter',
      'chapterTitle',
      /missing/,
    ],
    [
      'an extra header column',
      'columns.csv',
      1,
      'number,title,part,chapter,chapterTitle,colour',
      'colour',
      /no header column/,
    ],
    [
      'a doubled header column',
      'columns.csv',
      1,
      'number,title,part,chapter,chapterTitle,part',
      'part',
      /stands twice/,
    ],
  ])('%s', (_title, file, line, text, column, message) => {
    const expected = { file, line, column, message: expect.stringMatching(message) };
    expect(problemsOf(withLine(file, line, text))).toContainEqual(
      expect.objectContaining(expected),
    );
  });

  it.each<[string, Files, Omit<PlanFileProblem, 'message'> & { message: unknown }]>([
    [
      'a column without items',
      withLine('items.csv', 4, '1,3,铁路,investment,no'),
      {
        file: 'columns.csv',
        line: 3,
        column: 'number',
        message: 'column 2 has no item in items.csv',
      },
    ],
    [
      'more facts than any plan has',
      {
        ...small,
        'columns.csv':
          'number,title,part,chapter,chapterTitle\n' + '1,甲,1,1,乙\n\n'.repeat(10_001),
      },
      { file: 'columns.csv', line: 10_001, message: 'has more than 10000 facts' },
    ],
    [
      'a cell too many',
      withLine('columns.csv', 3, '2,工程,2,7,兴业,多'),
      { file: 'columns.csv', line: 3, message: 'has 6 cells, the header has 5' },
    ],
    [
      'a quote that is never closed',
      withLine('columns.csv', 3, '2,"工程,2,7,兴业'),
      { file: 'columns.csv', line: 3, message: expect.stringMatching(/not readable as CSV/) },
    ],
    [
      'a missing file',
      Object.fromEntries(Object.entries(small).filter(([file]) => file !== 'items.csv')),
      { file: 'items.csv', line: 0, message: 'this file is missing' },
    ],
    [
      'an empty file',
      { ...small, 'flagships.csv': '' },
      { file: 'flagships.csv', line: 1, message: 'is empty' },
    ],
    [
      'a plan file with a header only',
      { ...small, 'plan.csv': small['plan.csv']!.split('\n')[0]! },
      { file: 'plan.csv', line: 1, message: 'has no row' },
    ],
    [
      'a file that is none of a plan',
      { ...small, 'target.csv': '' },
      { file: 'target.csv', line: 0, message: 'is no file of a plan' },
    ],
    [
      'a second plan',
      { ...small, 'plan.csv': `${small['plan.csv']}${small['plan.csv']!.split('\n')[1]}` },
      {
        file: 'plan.csv',
        line: 3,
        column: 'code',
        message: 'a folder holds one plan, this is a second row',
      },
    ],
  ])('%s', (_title, files, problem) => {
    expect(problemsOf(files)).toContainEqual(expect.objectContaining(problem));
  });

  it('lists every problem, and its message names the first ones with what would be accepted', () => {
    const files = {
      ...withLine('items.csv', 2, '1,1,引才,invest,no'),
      'flagships.csv': small['flagships.csv']!.replace('亿元', '两')
        .replace('whole-line', '')
        .replace('950,元', '950,'),
    };
    expect(problemsOf(files).map(({ file, line, column }) => `${file} ${line} ${column}`)).toEqual([
      'items.csv 2 kind',
      'flagships.csv 2 totalUnit',
      'flagships.csv 3 fypUnit',
      'flagships.csv 3 scope',
    ]);
    expect(() => readPlan(files)).toThrow(
      /Nothing of the plan was loaded, 4 problem\(s\)\. items\.csv line 2 \(kind\): “invest” is no known word; accepted: investment, programme/,
    );
  });

  it('does not bury the cause: an unreadable items file is one complaint, not one for each fact', () => {
    expect(
      problemsOf({ ...small, 'items.csv': 'column,number\n' }).map(({ file }) => file),
    ).toEqual(['items.csv', 'items.csv', 'items.csv']);
  });
});
