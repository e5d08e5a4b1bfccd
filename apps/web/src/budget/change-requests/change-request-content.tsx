import { useWord } from '../../language/use-language.js';
import type { MoneyUnit } from '../../ui/money/money-unit.js';
import { Fact } from '../../ui/wording/fact.js';
import { FieldValue, useFieldName } from './field-name.js';
import { fieldsOf, meaningOf } from './change-request-fields.js';

/** Shows all fields of a change request's content with their values. */
export function ChangeRequestContent({ content, unit }: { content: object; unit: MoneyUnit }) {
  const word = useWord();
  const nameOf = useFieldName();
  const isMoney = (path: string): boolean => {
    const meaning = meaningOf(path);
    return meaning !== 'text' && 'money' in meaning;
  };
  return (
    <dl className="facts">
      {fieldsOf(content).map(({ path, text }) => (
        <Fact
          key={path}
          name={`${nameOf(path)}${isMoney(path) ? ` (${word('moneyUnit', unit)})` : ''}`}
        >
          <FieldValue path={path} text={text} unit={unit} />
        </Fact>
      ))}
    </dl>
  );
}
