import { useWord } from '../../language/use-language.js';
import { Amount } from './amount.js';
import type { MoneyUnit } from './money-unit.js';
import { CodeWord } from '../wording/code-word.js';
import { InChinese } from '../wording/in-chinese.js';

/** Input values that are codes, with the list of texts that translates each. */
const LISTS = {
  basis: 'ceilingBasis',
  scope: 'scope',
  approvalRegime: 'approvalRegime',
  category: 'yearCategory',
  timeProgressBasis: 'progressBasis',
  referenceClass: 'referenceClass',
} as const;

/**
 * Shows the input values from which a rule result or a forecast was calculated. Missing values are
 * shown as unknown.
 */
export function Inputs({
  inputs,
  unit,
}: {
  inputs: Readonly<Record<string, string | null>>;
  unit: MoneyUnit;
}) {
  const word = useWord();
  return (
    <dl className="inputs">
      {Object.entries(inputs).map(([name, value]) => (
        <div key={name}>
          <dt>
            {word('layerInput', name)}
            {name.endsWith('Fen') && ` (${word('moneyUnit', unit)})`}
          </dt>
          <dd>
            <Input name={name} value={value} unit={unit} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Input({ name, value, unit }: { name: string; value: string | null; unit: MoneyUnit }) {
  if (name.endsWith('Fen')) return <Amount fen={value} unit={unit} />;
  const list = Object.hasOwn(LISTS, name) ? LISTS[name as keyof typeof LISTS] : null;
  if (list !== null || value === null) return <CodeWord list={list ?? 'scope'} code={value} />;
  return (
    <InChinese className="nowrap">
      {value.replace(/^-/, '−')}
      {/ercent$/.test(name) ? '%' : ''}
    </InChinese>
  );
}
