import {
  centred,
  documentXml,
  empty,
  fillTemplate,
  heading,
  TABLE,
  table,
  templateFile,
  text,
  TITLE,
  widthsOf,
} from '#papers';
import type { Language } from '#platform/language';
import type { Day } from '#values';
import type { MeetingMinutes } from '../queries/meeting-minutes.js';
import { MINUTES_WORDS, minutesData } from '../texts/minutes-words.js';

/** Returns a table with one row that is repeated for each of a list. */
const listOf = (
  list: string,
  columns: readonly (readonly [string, number])[],
  head: readonly string[],
): string => {
  const last = columns.length - 1;
  const cells = columns.map(
    ([name], at) => `${at === 0 ? `{#${list}}` : ''}{${name}}${at === last ? `{/${list}}` : ''}`,
  );
  return table(widthsOf(columns.map(([, width]) => width)), TABLE, [head, cells]);
};

/** Returns the main part of the template of minutes, in a language. */
function minutesTemplate(language: Language): string {
  const words = MINUTES_WORDS[language];
  const colon = language === 'zh' ? '：' : ': ';
  return documentXml([
    centred('{title}', TITLE),
    empty(),
    text(`${words.held}${colon}{held}`),
    text(`${words.organisation}${colon}{organisation}`),
    text(`${words.chair}${colon}{chair}`),
    heading(words.decisions),
    listOf('decisions', DECISIONS, words.decisionColumns),
    heading(words.before),
    listOf('before', BEFORE, words.beforeColumns),
    heading(words.points),
    listOf('points', POINTS, words.pointColumns),
    text('{more}'),
    heading(words.basis),
    text('{basis}'),
  ]);
}

const DECISIONS = [
  ['number', 16],
  ['text', 30],
  ['project', 16],
  ['lead', 14],
  ['owner', 10],
  ['due', 14],
  ['state', 12],
] as const;
const BEFORE = [
  ['matter', 34],
  ['project', 20],
  ['meeting', 20],
  ['lead', 16],
  ['due', 14],
] as const;
const POINTS = [
  ['place', 6],
  ['project', 20],
  ['organisation', 18],
  ['facts', 44],
  ['decided', 18],
] as const;

/**
 * Writes the minutes of a meeting as a Word file in the layout of an official paper: the same facts,
 * language and day have the same bytes.
 */
export async function writeMinutes(
  minutes: MeetingMinutes,
  by: { language: Language; today: Day },
): Promise<Buffer> {
  const template = await templateFile(minutesTemplate(by.language));
  return fillTemplate(template, minutesData(minutes, by));
}
