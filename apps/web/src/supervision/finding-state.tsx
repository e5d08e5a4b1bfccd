import { useTranslation } from 'react-i18next';
import type { Finding, FindingState } from '../client/findings.js';
import { CodeWord } from '../ui/wording/code-word.js';
import { StatusTag, type Tone } from '../ui/wording/status-tag.js';

const TONE: Readonly<Record<FindingState, Tone>> = {
  open: 'amber',
  answered: 'grey',
  closed: 'green',
};

/** Shows the state of an audit finding, and whether its answer is overdue. */
export function FindingStateTag({
  finding: { state, overdue },
}: {
  finding: Pick<Finding, 'state' | 'overdue'>;
}) {
  const { t } = useTranslation();
  return (
    <span className="nowrap">
      <StatusTag tone={TONE[state]}>
        <CodeWord list="auditFindingState" code={state} />
      </StatusTag>
      {overdue && (
        <>
          {' '}
          <StatusTag tone="red">{t('findings.overdue')}</StatusTag>
        </>
      )}
    </span>
  );
}
