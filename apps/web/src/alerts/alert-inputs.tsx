import { useTranslation } from 'react-i18next';
import type { Alert } from '../client/alerts.js';
import { useWord } from '../language/use-language.js';
import { Amount } from '../ui/money/amount.js';
import type { MoneyUnit } from '../ui/money/money-unit.js';
import { DataTable } from '../ui/table/data-table.js';
import { CodeWord } from '../ui/wording/code-word.js';
import { InChinese } from '../ui/wording/in-chinese.js';

type Input = [name: string, value: string | null];

/** Checks whether an input of the alert is an internal id, which is not shown to users. */
const isTechnical = ([name]: Input): boolean => name.endsWith('Id');

/**
 * Shows the input values from which an alert was calculated, with their names. Amounts are in the
 * unit that the user has chosen; missing values are shown as unknown.
 */
export function AlertInputs({ inputs, unit }: { inputs: Alert['inputs']; unit: MoneyUnit }) {
  const { t } = useTranslation();
  const money = `(${useWord()('moneyUnit', unit)})`;
  return (
    <DataTable<Input>
      caption={t('alert.inputsCaption')}
      rows={Object.entries(inputs).filter((input) => !isTechnical(input))}
      rowKey={([name]) => name}
      empty={t('app.none')}
      columns={[
        {
          key: 'name',
          title: t('alert.input'),
          names: true,
          cell: ([name]) => (
            <>
              <CodeWord list="input" code={name} />
              {name.endsWith('Fen') && ` ${money}`}
            </>
          ),
        },
        {
          key: 'value',
          title: t('alert.value'),
          number: true,
          cell: (input) => <Value input={input} unit={unit} />,
        },
      ]}
    />
  );
}

/** Input values that are codes, with the list of texts that translates each. */
const CODED = {
  measure: 'ruleMeasure',
  basis: 'inputBasis',
  reason: 'inputReason',
  regime: 'approvalRegime',
  scope: 'scope',
  forecastScope: 'scope',
} as const;
/** Input values that are names or documents, which exist in Chinese alone. */
const CHINESE: readonly string[] = ['milestoneName', 'auditDocument', 'organisation'];
const PERCENT = /Percent$|Share$|^percent/;

function Value({ input: [name, value], unit }: { input: Input; unit: MoneyUnit }) {
  const { t } = useTranslation();
  if (name.endsWith('Fen')) return <Amount fen={value} unit={unit} />;
  // For the input `reason`, null means that there is no reason. For all other inputs, null means
  // that the value is unknown.
  if (value === null)
    return <span className="soft">{t(name === 'reason' ? 'app.none' : 'app.unknown')}</span>;
  if (name === 'what')
    return (
      <>
        {value.split(' ').map((code) => (
          <div key={code}>
            <CodeWord list="contradiction" code={code} />
          </div>
        ))}
      </>
    );
  if (name in CODED) return <CodeWord list={CODED[name as keyof typeof CODED]} code={value} />;
  if (PERCENT.test(name)) return <>{value} %</>;
  if (name === 'projects')
    return (
      <>
        {value.split('\n').map((project, at) => (
          <div key={at}>
            <InChinese>{project}</InChinese>
          </div>
        ))}
      </>
    );
  return CHINESE.includes(name) ? <InChinese>{value}</InChinese> : <>{value}</>;
}
