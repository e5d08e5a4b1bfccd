import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { speak } from '../client/api.js';
import { en } from './en/index.js';
import { zh } from './zh/index.js';

export const LANGUAGES = ['zh', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What `lang` attributes say. */
export const LANG_TAG: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en' };

const KEPT = 'tracker.language';

/** Takes any text as one of our languages; Chinese when it is none. */
export const asLanguage = (text: string | null | undefined): Language =>
  LANGUAGES.find((language) => language === text) ?? 'zh';

/** What the reader chose in this browser; null when they never did, or the browser keeps nothing. */
export function keptLanguage(): Language | null {
  try {
    const kept = window.localStorage.getItem(KEPT);
    return kept === null ? null : asLanguage(kept);
  } catch {
    return null;
  }
}

/** Speaks another language from now on, and after the next start. */
export function chooseLanguage(language: Language): void {
  try {
    window.localStorage.setItem(KEPT, language);
  } catch {
    // A browser that keeps nothing still changes the language for now.
  }
  void i18next.changeLanguage(language);
}

/** Makes the words available before anything is drawn. */
export function startLanguage(): i18n {
  i18next.on('languageChanged', (language) => {
    speak(language);
    document.documentElement.lang = LANG_TAG[asLanguage(language)];
  });
  void i18next.use(initReactI18next).init({
    lng: keptLanguage() ?? 'zh',
    fallbackLng: false,
    supportedLngs: LANGUAGES,
    resources: { zh: { translation: zh }, en: { translation: en } },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  return i18next;
}
