import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../language/use-language.js';
import { listFileAddress } from './list-file-address.js';

/** Shows links that download the whole list as it is filtered: as an Excel workbook and as CSV. */
export function ListExport({ address }: { address: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <span className="small" title={t('app.exportHint')}>
      {t('app.export')}{' '}
      {(['xlsx', 'csv'] as const).map((format) => (
        <a
          key={format}
          className="export-link"
          href={listFileAddress(address, format, language)}
          aria-label={t(`app.exportNamed.${format}`)}
          download
        >
          {t(`app.exportAs.${format}`)}
        </a>
      ))}
    </span>
  );
}
