import { Form, type FormInstance } from 'antd';
import { useTranslation } from 'react-i18next';
import { exactYuan } from '../ui/money/format-fen.js';
import type { MoneyUnit } from '../ui/money/money-unit.js';
import { parseAmount } from '../ui/money/parse-amount.js';

interface Watched {
  amount?: string;
  unit: MoneyUnit;
}

/** Shows the typed amount in yuan, so that a wrong unit is noticed. */
export function AmountInYuan({ form }: { form: FormInstance }) {
  const { t } = useTranslation();
  const typed = Form.useWatch(({ amount, unit }: Watched) => ({ amount, unit }), form) as
    Watched | undefined;
  const read = typed?.amount ? parseAmount(typed.amount, typed.unit) : null;
  return (
    <div role="status" className="preview soft">
      {read && 'fen' in read && <div>{t('ledger.inYuan', { yuan: exactYuan(read.fen) })}</div>}
    </div>
  );
}
