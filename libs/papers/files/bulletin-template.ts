import { BODY, TABLE, TITLE } from './gbt9704.js';
import { atTheRight, centred, empty, heading, text, widthsOf } from './official-blocks.js';
import { documentXml, table } from './word-xml.js';

const RANKING = table(widthsOf([8, 26, 15, 15, 12, 12, 12, 12]), TABLE, [
  [
    '名次',
    '责任单位',
    '年度计划（亿元）',
    '完成投资（亿元）',
    '完成率（%）',
    '超前（百分点）',
    '已知／全部',
    '上月名次',
  ],
  [
    '{#organisations}{rank}',
    '{name}',
    '{plan}',
    '{completed}',
    '{rate}',
    '{lead}',
    '{coverage}',
    '{before}{/organisations}',
  ],
  ['', '合计', '{plan}', '{completed}', '{rate}', '{lead}', '{coverage}', ''],
]);

const warned = (list: string): string =>
  table(widthsOf([26, 22, 40, 12]), TABLE, [
    ['项目', '责任单位', '原因', '上月'],
    [`{#${list}}{project}`, '{organisation}', '{reasons}', `{before}{/${list}}`],
  ]);

/**
 * Returns the main part of our own template of the monthly bulletin: fields in braces, which the
 * words of a month replace, and rows that are repeated. There is no red head: only the office
 * itself sets it.
 */
export const bulletinTemplate = (): string =>
  documentXml([
    centred('{title}', TITLE),
    centred('{number}', BODY),
    empty(),
    heading('一、总体情况'),
    text('{summary}'),
    text('{change}'),
    text('{unjudged}'),
    heading('二、四项比率'),
    text('{rates}'),
    heading('三、责任单位排名'),
    RANKING,
    heading('四、红灯项目'),
    text('{redWords}'),
    warned('red'),
    heading('五、黄灯项目'),
    text('{amberWords}'),
    warned('amber'),
    heading('六、数据说明'),
    text('{basis}'),
    empty(),
    atTheRight('{organisation}'),
    atTheRight('{issuedOn}'),
    text('{signer}'),
  ]);
