import { useTranslation } from 'react-i18next';
import type { FiledChange } from '../../client/register.js';

/** Returns a function that says of a request that was filed for whose decision it waits. */
export function useSubmitted(): (filed: FiledChange) => string {
  const { t } = useTranslation();
  return ({ waitsFor }) => {
    const names = waitsFor.flatMap(({ personNames }) => personNames).join('、');
    return names ? t('register.waitsFor', { names }) : t('register.waits');
  };
}
