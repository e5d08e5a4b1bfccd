import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

/** Sets the title of the browser window to the name of the page. */
export function useTitle(page: string): void {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = t('app.pageTitle', { page });
  }, [page, t]);
}
