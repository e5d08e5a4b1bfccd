import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

/** Puts the page's name into the window's title. */
export function useTitle(page: string): void {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = t('app.pageTitle', { page });
  }, [page, t]);
}
