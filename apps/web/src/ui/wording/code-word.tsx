import { useTranslation } from 'react-i18next';
import { useWord } from '../../language/use-language.js';
import type { Words } from '../../language/zh.js';

/** Shows the translated text for a code of the API; null is shown as “unknown”. */
export function CodeWord({ list, code }: { list: keyof Words['code']; code: string | null }) {
  const { t } = useTranslation();
  const word = useWord();
  return code === null ? <span className="soft">{t('app.unknown')}</span> : <>{word(list, code)}</>;
}
