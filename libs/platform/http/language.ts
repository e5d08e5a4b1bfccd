import type { Language } from '../language/language.js';

/**
 * Chooses the language of a response by the `Accept-Language` header: Chinese or English, whichever
 * has the greater weight or, with equal weights, comes first. Chinese when the header names
 * neither.
 */
export function languageOf(header: string | undefined): Language {
  const wanted = (header ?? '').split(',').map((part) => {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
    const weight = parameters
      .map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1])
      .find((text) => text !== undefined);
    return { language: tag.split('-')[0], weight: weight === undefined ? 1 : Number(weight) || 0 };
  });
  const weightOf = (language: Language): number =>
    Math.max(0, ...wanted.filter((one) => one.language === language).map((one) => one.weight));
  return weightOf('en') > weightOf('zh') ||
    (weightOf('en') > 0 && weightOf('en') === weightOf('zh') && firstNamed(wanted) === 'en')
    ? 'en'
    : 'zh';
}

const firstNamed = (wanted: readonly { language: string | undefined }[]): string | undefined =>
  wanted.find((one) => one.language === 'zh' || one.language === 'en')?.language;
