import { Button } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWord } from '../../language/use-language.js';
import { DayField } from '../../ui/form/day-field.js';
import { ANSWERS } from './read-answer.js';

/** Shows inputs with which one answer, and a day, is filled into all rows that have none yet. */
export function FillDates({ onFill }: { onFill: (answer: string, on: string) => void }) {
  const { t } = useTranslation();
  const word = useWord();
  const id = useId();
  const [answer, setAnswer] = useState('');
  const [on, setOn] = useState<string | null>(null);
  const dated = answer === 'met' || answer === 'open';
  return (
    <>
      <div className="filter">
        <label htmlFor={id}>{t('planDates.fillAll')}</label>
        <select
          id={id}
          className="cell"
          value={answer}
          onChange={(event) => setAnswer(event.target.value)}
        >
          <option value="">{t('planDates.choose')}</option>
          {ANSWERS.map((one) => (
            <option key={one} value={one}>
              {word('derivedAnswer', one)}
            </option>
          ))}
        </select>
      </div>
      {dated && (
        <div className="filter">
          <label htmlFor={`${id}-on`}>{t('planDates.on')}</label>
          <DayField id={`${id}-on`} value={on} onChange={setOn} />
        </div>
      )}
      <Button
        disabled={answer === '' || (dated && on === null)}
        onClick={() => onFill(answer, dated ? (on ?? '') : '')}
      >
        {t('planDates.fill')}
      </Button>
    </>
  );
}
