import type { Language } from '#platform/language';
import type { Ceiling } from '../rules/cost-chain.js';

type Basis = NonNullable<Ceiling['basis']>;

const BASES: Readonly<Record<Basis, Readonly<Record<Language, string>>>> = {
  'approved-estimate': { zh: '已批准的概算', en: 'approved estimate' },
  'stated-total': {
    zh: '公布的总投资，尚无概算',
    en: 'stated total, no approved estimate on record',
  },
  'plan-figure': { zh: '规划数，尚无概算', en: 'plan figure, no approved estimate on record' },
};

/** Returns text that says from which kind of figure a project's cost limit comes. */
export const wordBasis = (basis: Basis, language: Language): string => BASES[basis][language];
