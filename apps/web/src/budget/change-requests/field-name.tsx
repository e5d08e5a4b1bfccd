import { useTranslation } from 'react-i18next';
import { useWord } from '../../language/use-language.js';
import { Amount } from '../../ui/money/amount.js';
import type { MoneyUnit } from '../../ui/money/money-unit.js';
import { CodeWord } from '../../ui/wording/code-word.js';
import { InChinese } from '../../ui/wording/in-chinese.js';
import { usePlanName } from '../../ui/wording/plan-name.js';
import { meaningOf, saidParts } from './change-request-fields.js';

/**
 * Returns a function that gives the translated name of a field of a change request, such as
 * “调整原因 1 · 说明” (reason 1 · explanation).
 */
export function useFieldName(): (path: string) => string {
  const { t } = useTranslation();
  const word = useWord();
  return (path) => {
    const [first = '', ...rest] = saidParts(path);
    if (first === 'curveFen' && typeof rest[0] === 'number')
      return t('budget.years.curveMonth', { month: rest[0] });
    if (first === 'cells' && typeof rest[0] === 'string')
      return `${word('filingField', first)} · ${word('fundingSource', rest[0])}`;
    return [
      `${word('filingField', String(first))}${typeof rest[0] === 'number' ? ` ${rest[0]}` : ''}`,
      ...rest.filter((part) => typeof part === 'string').map((part) => word('filingField', part)),
    ].join(' · ');
  };
}

/** Shows the value of a field: an amount in a unit, the translation of a code, or text. */
export function FieldValue({
  path,
  text,
  unit,
}: {
  path: string;
  text: string | null;
  unit: MoneyUnit;
}) {
  const { t } = useTranslation();
  if (text === null) return <span className="soft">{t('budget.filings.nothing')}</span>;
  const meaning = meaningOf(path);
  if (meaning !== 'text' && 'plan' in meaning) return <PlanName code={text} />;
  if (meaning === 'text') return <InChinese className="recorded">{text}</InChinese>;
  return 'money' in meaning ? (
    <Amount fen={text} unit={unit} />
  ) : (
    <CodeWord list={meaning.list} code={text} />
  );
}

/** Shows the name of a plan. */
function PlanName({ code }: { code: string }) {
  return <InChinese>{usePlanName()(code)}</InChinese>;
}
