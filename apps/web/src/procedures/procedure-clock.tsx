import { useTranslation } from 'react-i18next';
import type { Procedure, ProcedureState } from '../client/procedures.js';
import { CodeWord } from '../ui/wording/code-word.js';
import { StatusTag, type Tone } from '../ui/wording/status-tag.js';
import { OrganisationName } from './procedure-name.js';

const TONE: Readonly<Record<ProcedureState, Tone>> = {
  'not-begun': 'grey',
  'handed-in': 'blue',
  accepted: 'blue',
  'sent-back': 'amber',
  done: 'green',
};

/** Shows the state of a procedure, and whether the department is over its limit. */
export function ProcedureStateTag({ procedure: { state, late } }: { procedure: Procedure }) {
  const { t } = useTranslation();
  return (
    <span className="nowrap">
      <StatusTag tone={TONE[state]}>
        <CodeWord list="procedureState" code={state} />
      </StatusTag>
      {late === true && (
        <>
          {' '}
          <StatusTag tone="red">
            {t(state === 'accepted' ? 'procedures.late' : 'procedures.wasLate')}
          </StatusTag>
        </>
      )}
    </span>
  );
}

/** Shows who holds a procedure, and since when. */
export function ProcedureHolder({ procedure }: { procedure: Procedure }) {
  const { t } = useTranslation();
  const { heldBy, heldSince, organisationId, leadOrganisationId } = procedure;
  if (heldBy === 'none') return null;
  const holder = heldBy === 'department' ? organisationId : leadOrganisationId;
  return (
    <>
      {holder === null ? t('procedures.leadHolds') : <OrganisationName id={holder} />}
      {heldSince !== null && (
        <div className="soft small nowrap">{t('procedures.since', { day: heldSince })}</div>
      )}
    </>
  );
}

/** Shows the working days that the department used of its limit, and the last day in time. */
export function ProcedureClock({ procedure }: { procedure: Procedure }) {
  const { t } = useTranslation();
  const { limitDays, usedDays, dueOn, acceptedOn, state } = procedure;
  if (acceptedOn === null || state === 'not-begun')
    return <span className="soft nowrap">{t('procedures.limit', { limit: limitDays })}</span>;
  return (
    <>
      <span className="nowrap">
        {usedDays === null
          ? t('procedures.noCalendar', { limit: limitDays })
          : t('procedures.used', { used: usedDays, limit: limitDays })}
      </span>
      {dueOn !== null && state === 'accepted' && (
        <div className="soft small nowrap">{t('procedures.dueOn', { day: dueOn })}</div>
      )}
    </>
  );
}
