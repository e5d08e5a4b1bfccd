import { Form, type FormInstance } from 'antd';
import { useTranslation } from 'react-i18next';
import type { LedgerEntry, Series } from '../client/ledger.js';
import type { ProjectDetail } from '../client/projects.js';
import { useWord } from '../language/use-language.js';
import { exactYuan } from '../ui/money/format-fen.js';
import type { MoneyUnit } from '../ui/money/money-unit.js';
import { parseAmount } from '../ui/money/parse-amount.js';
import { runningTotal } from './series.js';

interface Watched {
  series: Series;
  amount?: string;
  unit: MoneyUnit;
}

/**
 * Shows a preview before an entry is submitted: the exact amount, and the running total after it.
 * `takenBack` is the amount of an entry that is reversed at the same time.
 */
export function AmountPreview({
  form,
  project,
  takenBack,
}: {
  form: FormInstance;
  project: ProjectDetail;
  takenBack?: Pick<LedgerEntry, 'series' | 'amountFen'>;
}) {
  const { t } = useTranslation();
  const word = useWord();
  const typed = Form.useWatch(
    (values: Watched) => ({ series: values.series, amount: values.amount, unit: values.unit }),
    form,
  ) as Watched | undefined;
  const read = typed?.amount ? parseAmount(typed.amount, typed.unit) : null;
  const before = typed?.series ? runningTotal(project, typed.series) : 0n;
  const leaves = takenBack && takenBack.series === typed?.series ? BigInt(takenBack.amountFen) : 0n;
  return (
    <div role="status" className="preview soft">
      {read && 'fen' in read && (
        <>
          <div>{t('ledger.inYuan', { yuan: exactYuan(read.fen) })}</div>
          <div>
            {t('ledger.wouldBe', {
              series: word('series', typed?.series ?? ''),
              before: exactYuan(before),
              after: exactYuan(before - leaves + read.fen),
            })}
          </div>
        </>
      )}
    </div>
  );
}
