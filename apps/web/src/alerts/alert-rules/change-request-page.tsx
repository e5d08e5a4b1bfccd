import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import {
  type RuleChangeRequest,
  useRuleChangeRequest,
  useRuleVersions,
} from '../../client/alert-rules.js';
import { isProblem } from '../../client/problem.js';
import { cityTime } from '../../ui/day/city-day.js';
import { Loading } from '../../layout/loading.js';
import { ProblemMessage } from '../../layout/problem-message.js';
import { StatusMessage } from '../../layout/status-message.js';
import { useSignedIn } from '../../session/signed-in.js';
import { InChinese } from '../../ui/wording/in-chinese.js';
import { PageTitle } from '../../ui/wording/page-title.js';
import { RuleChangeRequestChange } from './change-request-change.js';
import { RuleChangeRequestDecision } from './change-request-decision.js';
import { mayPreview } from './may-rules.js';
import { previousVersion } from './previous-version.js';
import { PreviewSection } from './preview-section.js';
import { RuleChangeRequestTag } from './rule-change-request-tag.js';
import { ActorName } from '../../ui/wording/actor-name.js';

/**
 * Shows the page of one proposed rule change: current and proposed values, a preview of the effect,
 * and buttons to decide.
 */
export default function RuleChangeRequestPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const { data: changeRequest, error, refetch } = useRuleChangeRequest(id);
  if (changeRequest) return <Shown key={changeRequest.id} proposal={changeRequest} />;
  if (!error) return <Loading />;
  if (isProblem(error, 'NOT_FOUND'))
    return (
      <>
        <PageTitle title={t('failure.notFoundTitle')} />
        <p>{t('rules.noProposal')}</p>
        <p>
          <Link to="/alert-rules/proposals">{t('rules.backToProposals')}</Link>
        </p>
      </>
    );
  return <ProblemMessage error={error} retry={() => void refetch()} />;
}

function Shown({ proposal: changeRequest }: { proposal: RuleChangeRequest }) {
  const { t } = useTranslation();
  const [change, trial] = [useId(), useId()];
  const versions = useRuleVersions(null);
  const [statusMessage, setStatusMessage] = useState<string | null>(null);
  const tries =
    mayPreview(useSignedIn()) && changeRequest.state === 'proposed' && !changeRequest.ends;
  return (
    <>
      <p>
        <Link to="/alert-rules/proposals">{t('rules.backToProposals')}</Link>
      </p>
      <PageTitle
        title={t(changeRequest.ends ? 'rules.endOf' : 'rules.changeOf', {
          name: changeRequest.name,
        })}
      />
      <StatusMessage text={statusMessage} onClose={() => setStatusMessage(null)} />
      <section className="panel" aria-label={t('rules.proposal')}>
        <RuleChangeRequestFacts proposal={changeRequest} />
        <RuleChangeRequestDecision proposal={changeRequest} onDone={setStatusMessage} />
      </section>
      <section className="panel" aria-labelledby={change}>
        <h2 id={change}>{t('rules.oldAndNew')}</h2>
        {versions.error && (
          <ProblemMessage error={versions.error} retry={() => void versions.refetch()} />
        )}
        {versions.data && (
          <RuleChangeRequestChange
            before={previousVersion(versions.data, changeRequest)}
            proposal={changeRequest}
          />
        )}
      </section>
      {tries && (
        <section className="panel" aria-labelledby={trial}>
          <h2 id={trial}>{t('rules.tryOut')}</h2>
          <PreviewSection tried={() => Promise.resolve(changeRequest)} label={t('rules.tryOut')} />
        </section>
      )}
    </>
  );
}

function RuleChangeRequestFacts({
  proposal: {
    state,
    validFrom,
    source,
    reason,
    proposedBy,
    proposedByName,
    proposedAt,
    decidedBy,
    decidedByName,
    decidedAt,
    note,
    ruleVersion,
  },
}: {
  proposal: RuleChangeRequest;
}) {
  const { t } = useTranslation();
  return (
    <dl className="facts">
      <div>
        <dt>{t('alerts.state')}</dt>
        <dd>
          <RuleChangeRequestTag state={state} />
        </dd>
      </div>
      <div>
        <dt>{t('rules.validFrom')}</dt>
        <dd>{validFrom}</dd>
      </div>
      <div>
        <dt>{t('rules.proposedBy')}</dt>
        <dd>
          <ActorName id={proposedBy} name={proposedByName} />{' '}
          <span className="soft small">{cityTime(proposedAt)}</span>
        </dd>
      </div>
      {decidedBy !== null && (
        <div>
          <dt>{t('rules.decidedBy')}</dt>
          <dd>
            <ActorName id={decidedBy} name={decidedByName} />{' '}
            {decidedAt !== null && <span className="soft small">{cityTime(decidedAt)}</span>}
          </dd>
        </div>
      )}
      {ruleVersion !== null && (
        <div>
          <dt>{t('rules.became')}</dt>
          <dd>{t('rules.version', { version: ruleVersion })}</dd>
        </div>
      )}
      <div className="wide">
        <dt>{t('alert.source')}</dt>
        <dd>
          <InChinese>{source}</InChinese>
        </dd>
      </div>
      <div className="wide">
        <dt>{t('rules.reason')}</dt>
        <dd>
          <InChinese className="recorded">{reason}</InChinese>
        </dd>
      </div>
      {note !== null && (
        <div className="wide">
          <dt>{t('rules.note')}</dt>
          <dd>
            <InChinese className="recorded">{note}</InChinese>
          </dd>
        </div>
      )}
    </dl>
  );
}
