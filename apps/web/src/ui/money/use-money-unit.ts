import { useAddressQuery } from '../../layout/use-address-query.js';
import { isMoneyUnit, type MoneyUnit } from './money-unit.js';

const PARAMETER = 'money';

/**
 * Returns the unit of displayed amounts and a function to change it. The unit is stored in the URL;
 * `usual` is the default.
 */
export function useMoneyUnit(usual: MoneyUnit): [MoneyUnit, (unit: MoneyUnit) => void] {
  const [params, editQuery] = useAddressQuery();
  const asked = params.get(PARAMETER);
  const choose = (unit: MoneyUnit): void =>
    editQuery((now) => {
      const changed = new URLSearchParams(now);
      if (unit === usual) changed.delete(PARAMETER);
      else changed.set(PARAMETER, unit);
      return changed;
    });
  return [isMoneyUnit(asked) ? asked : usual, choose];
}
