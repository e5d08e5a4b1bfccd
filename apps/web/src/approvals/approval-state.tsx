import { useTranslation } from 'react-i18next';
import type { Approval } from '../client/approvals.js';
import { cityTime } from '../ui/day/city-day.js';
import { ActorName } from '../ui/wording/actor-name.js';
import { CodeWord } from '../ui/wording/code-word.js';
import { InChinese } from '../ui/wording/in-chinese.js';
import { StatusTag, type Tone } from '../ui/wording/status-tag.js';

const TONES: Readonly<Record<string, Tone>> = {
  draft: 'grey',
  submitted: 'amber',
  returned: 'red',
  approved: 'green',
  withdrawn: 'grey',
};

/**
 * Shows the state of a change request. While the request waits, also shows the level and the people
 * who can decide; afterwards, who decided, when and why.
 */
export function ApprovalStateTag({ request }: { request: Approval }) {
  const { state, level, levels, reason, decidedBy, decidedByName, decidedAt } = request;
  return (
    <div className="lines">
      <span>
        <StatusTag tone={TONES[state] ?? 'grey'}>
          <CodeWord list="approvalState" code={state} />
          {state === 'submitted' && levels > 1 && ` ${level}/${levels}`}
        </StatusTag>
      </span>
      {state === 'submitted' && <WaitsFor waitsFor={request.waitsFor} />}
      {state !== 'submitted' && decidedBy !== null && decidedAt !== null && (
        <span className="small nowrap">
          <ActorName id={decidedBy} name={decidedByName} /> {cityTime(decidedAt)}
        </span>
      )}
      {reason !== null && <InChinese className="small soft recorded">{reason}</InChinese>}
    </div>
  );
}

/** Largest number of people whose names are shown; if there are more, their number is added. */
const NAMED_MAX = 3;

/** Shows the people who can decide a pending request, or a notice when nobody can. */
function WaitsFor({ waitsFor }: Pick<Approval, 'waitsFor'>) {
  const { t } = useTranslation();
  return waitsFor.map(({ organisationId, organisationName, personNames, passedUp }) => (
    <span key={organisationId} className="soft small">
      {t('changes.waitsFor')}
      <InChinese>
        {organisationName}
        {personNames.length > 0 && ` ${personNames.slice(0, NAMED_MAX).join(t('app.listComma'))}`}
      </InChinese>
      {personNames.length > NAMED_MAX && t('changes.andOthers', { count: personNames.length })}
      {personNames.length === 0 && ` ${t('changes.nobody')}`}
      {passedUp && personNames.length > 0 && ` ${t('changes.passedUp')}`}
    </span>
  ));
}
