import { useTranslation } from 'react-i18next';
import { asLanguage, type Language } from './language.js';
import type { Words } from './zh/index.js';

/** The language the page speaks now. */
export const useLanguage = (): Language => asLanguage(useTranslation().i18n.language);

/** The word for a code of the API, with the values it has places for; null when this page has none. */
export function useKnownWord(): (
  list: keyof Words['code'],
  code: string,
  values?: Readonly<Record<string, string>>,
) => string | null {
  const { t, i18n } = useTranslation();
  return (list, code, values = {}) => {
    const key = `code.${list}.${code}`;
    if (!i18n.exists(key)) return null;
    const said = t(key as 'app.name', { ...values, returnObjects: true }) as unknown;
    // A code with a dot leads into a list of its own; the first half of one is no word.
    return typeof said === 'string' ? said : null;
  };
}

/** Says a code of the API in words; a code that is newer than this page is shown as it is. */
export function useWord(): (list: keyof Words['code'], code: string) => string {
  const known = useKnownWord();
  return (list, code) => known(list, code) ?? code;
}
