import type { SummaryLine, Words } from '#approvals';
import { wordAmount } from '#platform/language';
import {
  FIELD_WORDS,
  PART_WORDS,
  reasonWord,
  same,
  sourceWord,
  wordOfCode,
} from './change-request-words.js';

/** Names that stand in a content only as codes. */
export interface ContentNames {
  /** Names of plans by code. */
  plans: ReadonlyMap<string, string>;
}

interface Named {
  label: Words;
  value: Words;
}

const amount = (fen: string): Words => ({ zh: wordAmount(fen, 'zh'), en: wordAmount(fen, 'en') });

const joined = (one: Words, other: Words): Words => ({
  zh: `${one.zh} · ${other.zh}`,
  en: `${one.en} · ${other.en}`,
});

/**
 * Lists what a change request changes, in words and figures: the fields whose values differ, in the
 * order in which people read them. The amount always stands there.
 * @param before what stands now; null where that is not known, empty where nothing stands
 */
export function contentLines(
  before: object | null,
  content: object,
  names: ContentNames,
): SummaryLine[] {
  const old = new Map(before === null ? [] : named(before, names));
  return named(content, names)
    .map(([key, { label, value }]) => ({
      key,
      label,
      old: old.get(key)?.value ?? null,
      new: value,
    }))
    .filter((line) => line.key === 'amountFen' || line.old?.zh !== line.new.zh)
    .map(({ key: _, ...line }) => line);
}

function named(content: object, names: ContentNames): [string, Named][] {
  const filled = new Map<string, unknown>(Object.entries(content));
  const texts = Object.entries(FIELD_WORDS).flatMap(([field, label]): [string, Named][] => {
    const value = filled.get(field);
    return typeof value === 'string' || typeof value === 'number'
      ? [[field, { label, value: valueOf(field, String(value), names) }]]
      : [];
  });
  return [...texts, ...partsOf(filled.get('composition')), ...listsOf(filled)];
}

function valueOf(field: string, text: string, names: ContentNames): Words {
  if (field.endsWith('Fen')) return amount(text);
  if (field === 'planCode') return same(names.plans.get(text) ?? text);
  return wordOfCode(field, text) ?? same(text);
}

const partsOf = (composition: unknown): [string, Named][] =>
  typeof composition !== 'object' || composition === null
    ? []
    : Object.entries(composition).flatMap(([part, fen]): [string, Named][] => {
        const label = PART_WORDS[part];
        return label && typeof fen === 'string' ? [[part, { label, value: amount(fen) }]] : [];
      });

interface Row {
  source?: string;
  class?: string;
  explanation?: string;
  amountFen?: string;
  plannedFen?: string;
}

const REASON_LABEL: Words = { zh: '调整原因', en: 'Reason of the change' };
const PAYS_LABEL: Words = { zh: '资金来源', en: 'Paid by' };

function listsOf(filled: ReadonlyMap<string, unknown>): [string, Named][] {
  const rows = (field: string): Row[] => {
    const list = filled.get(field);
    return Array.isArray(list) ? (list as Row[]) : [];
  };
  const months = filled.get('curveFen');
  return [
    ...rows('cells').map(({ source = '', plannedFen = '0' }): [string, Named] => [
      `cells.${source}`,
      { label: sourceWord(source), value: amount(plannedFen) },
    ]),
    ...rows('reasons').map((row, place): [string, Named] => [
      `reasons.${place}`,
      {
        label: joined(REASON_LABEL, reasonWord(row.class ?? '')),
        value: joined(amount(row.amountFen ?? '0'), same(row.explanation ?? '')),
      },
    ]),
    ...rows('funding').map(({ source = '', amountFen = '0' }): [string, Named] => [
      `funding.${source}`,
      { label: joined(PAYS_LABEL, sourceWord(source)), value: amount(amountFen) },
    ]),
    ...(Array.isArray(months) ? (months as string[]) : []).map((fen, place): [string, Named] => [
      `months.${place}`,
      { label: { zh: `${place + 1} 月`, en: `Month ${place + 1}` }, value: amount(fen) },
    ]),
  ];
}
