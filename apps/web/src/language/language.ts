import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { speak } from '../client/api.js';
import { en } from './en.js';
import { zh } from './zh.js';

export const LANGUAGES = ['zh', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Values of the HTML attribute `lang` for each language of the app. */
export const LANG_TAG: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en' };

const KEPT = 'tracker.language';

/** Returns the text if it is the code of a supported language; otherwise `zh` (Chinese). */
export const asLanguage = (text: string | null | undefined): Language =>
  LANGUAGES.find((language) => language === text) ?? 'zh';

/**
 * Returns the language that the user has chosen in this browser; null when none was chosen or the
 * browser has no storage.
 */
export function keptLanguage(): Language | null {
  try {
    const kept = window.localStorage.getItem(KEPT);
    return kept === null ? null : asLanguage(kept);
  } catch {
    return null;
  }
}

/** Switches the language now and stores it for later visits. */
export function chooseLanguage(language: Language): void {
  try {
    window.localStorage.setItem(KEPT, language);
  } catch {
    // Ignored: the browser has no storage. The language still changes, but only for this visit.
  }
  void i18next.changeLanguage(language);
}

/** Initialises the translations. Must be called before anything is rendered. */
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
