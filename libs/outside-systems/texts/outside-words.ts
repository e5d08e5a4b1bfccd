import type { Language } from '#platform/language';
import type { OutsideUnit } from '../rules/outside-column.js';

/** Name of the second sheet of a workbook for another system, which explains the first. */
export const NOTES_SHEET: Readonly<Record<Language, string>> = { zh: '说明', en: 'Notes' };

/** Names of the units of amounts. */
export const UNIT_WORDS: Readonly<Record<OutsideUnit, Readonly<Record<Language, string>>>> = {
  yuan: { zh: '元', en: 'yuan' },
  wan: { zh: '万元', en: '10,000 yuan' },
  yi: { zh: '亿元', en: '100 million yuan' },
};

/** What the sheet of notes says of a workbook. */
export interface NotesOf {
  name: string;
  month: string;
  unit: OutsideUnit;
  dueOn: string | null;
  madeOn: string;
  reported: number;
  /** Names of projects without an id in the other system. */
  without: readonly string[];
}

/** Returns the lines of the sheet of notes: a label and what it says. */
export const notesOf = (
  { name, month, unit, dueOn, madeOn, reported, without }: NotesOf,
  language: Language,
): [string, string | number | null][] => {
  const zh = language === 'zh';
  return [
    [zh ? '报送系统' : 'System', name],
    [zh ? '月份' : 'Month', month],
    [zh ? '金额单位' : 'Unit of amounts', UNIT_WORDS[unit][language]],
    [zh ? '截止日' : 'Due on', dueOn ?? (zh ? '未知（节假日安排尚未公布）' : 'unknown yet')],
    [zh ? '生成日' : 'Made on', madeOn],
    [zh ? '项目数' : 'Projects', reported],
    [zh ? '空格' : 'Empty cells', zh ? '台账中没有记录，不等于零' : 'nothing on record, not zero'],
    [
      zh ? '尚无该系统编号、未列入的项目' : 'Projects without an id there, left out',
      without.length,
    ],
    ...without.map((one): [string, string] => ['', one]),
  ];
};
