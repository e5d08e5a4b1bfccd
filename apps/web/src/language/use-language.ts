import { useTranslation } from 'react-i18next';
import { asLanguage, type Language } from './language.js';
import type { Words } from './zh/index.js';

/** The language the page speaks now. */
export const useLanguage = (): Language => asLanguage(useTranslation().i18n.language);

/** Says a code of the API in words; a code that is newer than this page is shown as it is. */
export function useWord(): (list: keyof Words['code'], code: string) => string {
  const { t, i18n } = useTranslation();
  return (list, code) => {
    const key = `code.${list}.${code}`;
    // A code with a dot leads into a list of its own; the first half of one is no word.
    const said = i18n.exists(key)
      ? (t(key as 'app.name', { returnObjects: true }) as unknown)
      : code;
    return typeof said === 'string' ? said : code;
  };
}
