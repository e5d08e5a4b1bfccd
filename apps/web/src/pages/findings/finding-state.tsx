import { useTranslation } from 'react-i18next';
import type { Finding, FindingState } from '../../client/findings.js';
import { CodeWord } from '../../wording/code-word.js';
import { Light, type Tone } from '../../wording/light.js';

const TONE: Readonly<Record<FindingState, Tone>> = {
  open: 'amber',
  answered: 'grey',
  closed: 'green',
};

/** State of a finding, and whether its answer is overdue. */
export function FindingStateLight({
  finding: { state, overdue },
}: {
  finding: Pick<Finding, 'state' | 'overdue'>;
}) {
  const { t } = useTranslation();
  return (
    <span className="nowrap">
      <Light tone={TONE[state]}>
        <CodeWord list="auditFindingState" code={state} />
      </Light>
      {overdue && (
        <>
          {' '}
          <Light tone="red">{t('findings.overdue')}</Light>
        </>
      )}
    </span>
  );
}
