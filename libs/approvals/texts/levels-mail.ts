import type { Language } from '#platform/language';
import type { SetLevel } from '../rules/levels.js';
import { kindWords } from './kind-words.js';

const RELATIONS: Readonly<Record<SetLevel['relation'], Readonly<Record<Language, string>>>> = {
  own: { zh: '责任单位', en: 'the lead organisation' },
  supervising: { zh: '上级主管单位', en: 'the organisation above it' },
  district: { zh: '区县', en: 'its district' },
  city: { zh: '市级', en: 'the city' },
};
const DECIDES: Readonly<Record<SetLevel['decides'], Readonly<Record<Language, string>>>> = {
  head: { zh: '负责人', en: 'head' },
  manager: { zh: '主管', en: 'a manager' },
};
/** What a mail about levels of review says. */
export interface LevelsChanged {
  organisationName: string;
  byName: string;
  items: readonly SetLevel[];
  publicUrl: string;
}

/** Words the mail to an audit administrator about levels of review that were set. */
export function wordLevelsChanged(
  { organisationName, byName, items, publicUrl }: LevelsChanged,
  language: Language,
): { subject: string; text: string } {
  const zh = language === 'zh';
  const lines = items.map(({ kind, level, relation, decides, validFrom }) => {
    const what = kindWords(kind)[language];
    const who = `${RELATIONS[relation][language]}${zh ? '' : ', '}${DECIDES[decides][language]}`;
    return zh
      ? `· ${what}：第 ${level} 级，${who}，自 ${validFrom} 起`
      : `- ${what}: level ${level}, ${who}, from ${validFrom}`;
  });
  return {
    subject: zh ? `审核级次变更：${organisationName}` : `Levels of review: ${organisationName}`,
    text: [
      zh
        ? `${byName}变更了${organisationName}的审核级次：`
        : `${byName} set the levels at which requests of ${organisationName} are decided:`,
      ...lines,
      `${publicUrl}/record`,
    ].join('\n'),
  };
}
