import { useTranslation } from 'react-i18next';
import { asLanguage, type Language } from './language.js';
import type { Words } from './zh.js';

/** Returns the current language of the page. */
export const useLanguage = (): Language => asLanguage(useTranslation().i18n.language);

/**
 * Returns a function that translates a code of the API, such as an alert state. It returns null
 * when the app has no text for the code.
 */
export function useKnownWord(): (
  list: keyof Words['code'],
  code: string,
  values?: Readonly<Record<string, string>>,
) => string | null {
  const { t, i18n } = useTranslation();
  return (list, code, values = {}) => {
    const key = `code.${list}.${code}`;
    if (!i18n.exists(key)) return null;
    const statusMessage = t(key as 'app.name', { ...values, returnObjects: true }) as unknown;
    // A code with a dot belongs to a nested list of texts. Its first part alone leads to an object,
    // not to a text.
    return typeof statusMessage === 'string' ? statusMessage : null;
  };
}

/**
 * Returns a function that translates a code of the API. It returns an unknown code, which a newer
 * server may send, as it is.
 */
export function useWord(): (list: keyof Words['code'], code: string) => string {
  const known = useKnownWord();
  return (list, code) => known(list, code) ?? code;
}
