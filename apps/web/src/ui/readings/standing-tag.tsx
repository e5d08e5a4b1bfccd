import { useTranslation } from 'react-i18next';
import type { Standing } from '../../client/readings.js';
import { CodeWord } from '../wording/code-word.js';
import { StatusTag, type Tone } from '../wording/status-tag.js';

const TONES: Readonly<Record<string, Tone>> = {
  attained: 'green',
  'on-track': 'blue',
  behind: 'amber',
  missed: 'red',
  'not-evaluable': 'open',
};

interface StandingTagProps {
  standing: Standing;
  unit: string | null;
  /** Whether only “reached” or “not reached” can be said, so that no value is shown. */
  doneOnly?: boolean;
}

/** Shows where a target or an indicator stands: its state, why, and the latest value with its day. */
export function StandingTag({ standing, unit, doneOnly = false }: StandingTagProps) {
  const { t } = useTranslation();
  const { state, reason, latest, expected, neededPerYear, forecast } = standing;
  const of = unit === null ? '' : ` ${unit}`;
  const late = state === 'behind' || state === 'missed';
  return (
    <>
      <StatusTag tone={TONES[state] ?? 'open'}>
        <CodeWord list="valueState" code={state} />
      </StatusTag>{' '}
      <span className="soft small">
        {latest ? (
          <span className="nowrap">
            {doneOnly ? '' : `${latest.value}${of} · `}
            {latest.on}
          </span>
        ) : (
          <span className="nowrap">
            <CodeWord list="stateReason" code={reason} />
          </span>
        )}
        {latest &&
          (reason === 'no-path' || reason === 'years-missing' || reason === 'no-figure') && (
            <>
              {' · '}
              <CodeWord list="stateReason" code={reason} />
            </>
          )}
        {late && expected !== null && ` · ${t('readings.expected', { value: expected })}`}
        {state === 'behind' &&
          neededPerYear !== null &&
          ` · ${t('readings.needed', { value: neededPerYear })}`}
        {(state === 'behind' || state === 'on-track') &&
          forecast !== null &&
          ` · ${t('readings.forecast', { value: forecast })}`}
      </span>
    </>
  );
}
