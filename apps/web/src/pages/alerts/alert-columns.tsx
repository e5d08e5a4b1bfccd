import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Alert, AlertSeverity, AlertState } from '../../client/alerts.js';
import { useSignedIn } from '../../session/signed-in.js';
import type { Column } from '../../table/data-table.js';
import { CodeWord } from '../../wording/code-word.js';
import { InChinese } from '../../wording/in-chinese.js';
import { Light, type Tone } from '../../wording/light.js';

const SEVERITY_TONE: Readonly<Record<AlertSeverity, Tone>> = { red: 'red', amber: 'amber' };
const STATE_TONE: Readonly<Record<AlertState, Tone>> = { open: 'red', acknowledged: 'amber', snoozed: 'grey', resolved: 'green', superseded: 'grey' };

/** Columns of a list of alerts. `acknowledge` is called for an alert that `mayAcknowledge` offers. */
export function useAlertColumns({ withProject, mayAcknowledge, acknowledge }: { withProject: boolean; mayAcknowledge: (alert: Alert) => boolean; acknowledge: (alert: Alert) => void }): Column<Alert>[] {
  const { t } = useTranslation();
  const isManager = useSignedIn().roles.some(({ role }) => role === 'manager');
  const project: Column<Alert> = {
    key: 'project', title: t('alerts.project'), names: true,
    cell: ({ projectId, projectName }) => <Link to={`/projects/${projectId}`}><InChinese>{projectName}</InChinese></Link>,
  };
  const answer: Column<Alert> = {
    key: 'actions', title: t('alerts.actions'),
    cell: (alert) => alert.state === 'open' && mayAcknowledge(alert)
      && <Button size="small" aria-label={t('alerts.acknowledgeOf', { project: alert.projectName })} onClick={() => acknowledge(alert)}>{t('alerts.acknowledge')}</Button>,
  };
  return [
    ...(withProject ? [project] : []),
    { key: 'severity', title: t('alerts.severity'), cell: ({ severity }) => <Light tone={SEVERITY_TONE[severity] ?? 'grey'}><CodeWord list="severity" code={severity} /></Light> },
    { key: 'rule', title: t('alerts.rule'), names: !withProject, cell: ({ rule }) => <CodeWord list="rule" code={rule} /> },
    { key: 'explanation', title: t('alerts.explanation'), cell: (alert) => <Explanation alert={alert} /> },
    { key: 'raisedOn', title: t('alerts.raisedOn'), cell: ({ raisedOn }) => <span className="nowrap">{raisedOn}</span> },
    { key: 'state', title: t('alerts.state'), cell: (alert) => <StateWithCommitment alert={alert} /> },
    ...(isManager ? [answer] : []),
  ];
}

/** What is the matter, and what would end it. */
function Explanation({ alert: { explanation, turnsGreenWhen } }: { alert: Alert }) {
  const { t } = useTranslation();
  return (
    <div className="sentence">
      <span>{explanation}</span>
      {turnsGreenWhen.length > 0 && <span className="soft small">{t('alerts.green')}: {turnsGreenWhen.join(' / ')}</span>}
    </div>
  );
}

function StateWithCommitment({ alert: { state, committedOn, acknowledgedBy, resolvedOn, note } }: { alert: Alert }) {
  const { t } = useTranslation();
  return (
    <div className="lines">
      <span><Light tone={STATE_TONE[state] ?? 'grey'}><CodeWord list="alertState" code={state} /></Light></span>
      {committedOn !== null && <span className="small nowrap">{t('alerts.committedOn', { day: committedOn })}</span>}
      {acknowledgedBy !== null && <span className="small nowrap"><InChinese>{acknowledgedBy}</InChinese></span>}
      {resolvedOn !== null && <span className="small nowrap">{resolvedOn}</span>}
      {note !== null && <InChinese className="soft small recorded">{note}</InChinese>}
    </div>
  );
}
