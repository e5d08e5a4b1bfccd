import { useTranslation } from 'react-i18next';
import type { SupervisionItem, SupervisionState } from '../client/supervision.js';
import { CodeWord } from '../ui/wording/code-word.js';
import { StatusTag, type Tone } from '../ui/wording/status-tag.js';

const TONE: Readonly<Record<SupervisionState, Tone>> = {
  assigned: 'amber',
  received: 'amber',
  answered: 'grey',
  returned: 'red',
  verified: 'green',
  closed: 'green',
  withdrawn: 'grey',
};
const RISK_TONE: Readonly<Record<string, Tone>> = { low: 'green', medium: 'amber', high: 'red' };

/** Shows the state of an item of supervision, and whether its day has passed. */
export function ItemStateTag({
  item: { state, overdue },
}: {
  item: Pick<SupervisionItem, 'state' | 'overdue'>;
}) {
  const { t } = useTranslation();
  return (
    <span className="nowrap">
      <StatusTag tone={TONE[state]}>
        <CodeWord list="supervisionState" code={state} />
      </StatusTag>
      {overdue && (
        <>
          {' '}
          <StatusTag tone="red">{t('supervision.overdue')}</StatusTag>
        </>
      )}
    </span>
  );
}

/** Shows the level of a risk with the numbers from which it follows. */
export function RiskTag({
  item: { riskLevel, likelihood, effect },
}: {
  item: Pick<SupervisionItem, 'riskLevel' | 'likelihood' | 'effect'>;
}) {
  const { t } = useTranslation();
  if (riskLevel === null) return null;
  return (
    <span className="nowrap">
      <StatusTag tone={RISK_TONE[riskLevel] ?? 'grey'}>
        <CodeWord list="riskLevel" code={riskLevel} />
      </StatusTag>{' '}
      <span className="soft small">{t('supervision.rating', { likelihood, effect })}</span>
    </span>
  );
}
