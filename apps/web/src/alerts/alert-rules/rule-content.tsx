import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { type RuleChange, useRuleVersions } from '../../client/alert-rules.js';
import type { Approval } from '../../client/approvals.js';
import { ProblemMessage } from '../../layout/problem-message.js';
import { useSignedIn } from '../../session/signed-in.js';
import { mayPreview } from './may-rules.js';
import { PreviewSection } from './preview-section.js';
import { previousVersion } from './previous-version.js';
import { RuleComparison } from './rule-comparison.js';

/**
 * Shows what only the alert rules know of a change request about one of them: current and proposed
 * values, and a preview of the effect while it waits. Shows nothing for a rule of money.
 */
export function RuleContent({ request }: { request: Approval }) {
  return request.subject.kind === 'alert-rule' ? <Sections request={request} /> : null;
}

function Sections({ request: { state, payload } }: { request: Approval }) {
  const { t } = useTranslation();
  const [comparison, trial] = [useId(), useId()];
  const versions = useRuleVersions(null);
  const change = payload as unknown as RuleChange;
  const tries = mayPreview(useSignedIn()) && state === 'submitted' && !change.ends;
  return (
    <>
      <section className="panel" aria-labelledby={comparison}>
        <h2 id={comparison}>{t('rules.oldAndNew')}</h2>
        {versions.error && (
          <ProblemMessage error={versions.error} retry={() => void versions.refetch()} />
        )}
        {versions.data && (
          <RuleComparison before={previousVersion(versions.data, change)} change={change} />
        )}
      </section>
      {tries && (
        <section className="panel" aria-labelledby={trial}>
          <h2 id={trial}>{t('rules.tryOut')}</h2>
          <PreviewSection tried={() => Promise.resolve(change)} label={t('rules.tryOut')} />
        </section>
      )}
    </>
  );
}
