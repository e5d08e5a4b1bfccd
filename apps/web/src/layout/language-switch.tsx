import { useTranslation } from 'react-i18next';
import { chooseLanguage, LANG_TAG, type Language } from '../language/language.js';
import { useLanguage } from '../language/use-language.js';

/**
 * Shows a button that switches to the other language of the app. The button's label is in that
 * language.
 */
export function LanguageSwitch() {
  const { t } = useTranslation();
  const other: Language = useLanguage() === 'zh' ? 'en' : 'zh';
  return (
    <button
      type="button"
      className="frame-button"
      lang={LANG_TAG[other]}
      onClick={() => chooseLanguage(other)}
    >
      {t('app.otherLanguage')}
    </button>
  );
}
