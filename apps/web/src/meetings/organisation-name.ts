import { useTranslation } from 'react-i18next';
import { useOrganisations } from '../client/organisations.js';

/** Returns a function that gives the name of an organisation. */
export function useOrganisationName(): (id: string) => string {
  const { t } = useTranslation();
  const all = useOrganisations().data ?? [];
  return (id) => all.find((one) => one.id === id)?.name ?? t('app.unknown');
}
