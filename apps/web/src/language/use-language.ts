import { useTranslation } from 'react-i18next';
import { asLanguage, type Language } from './language.js';
import type { Words } from './zh/index.js';

/** The present language of the page. */
export const useLanguage = (): Language => asLanguage(useTranslation().i18n.language);

/**
 * Returns a function that words a code of the API, with values inserted; null when the page has no
 * text for it.
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
    // A code with a dot belongs to a nested list, so its first half alone has no text.
    return typeof statusMessage === 'string' ? statusMessage : null;
  };
}

/**
 * Returns a function that words a code of the API. An unknown code, as a newer server may send, is
 * shown as it is.
 */
export function useWord(): (list: keyof Words['code'], code: string) => string {
  const known = useKnownWord();
  return (list, code) => known(list, code) ?? code;
}
