import { useTranslation } from 'react-i18next';
import type { Alert, AlertSeverity, AlertState } from '../client/alerts.js';
import { CodeWord } from '../ui/wording/code-word.js';
import { InChinese } from '../ui/wording/in-chinese.js';
import { StatusTag, type Tone } from '../ui/wording/status-tag.js';
import { alertFigure } from './alert-figure.js';

const SEVERITY_TONE: Readonly<Record<AlertSeverity, Tone>> = { red: 'red', amber: 'amber' };
const STATE_TONE: Readonly<Record<AlertState, Tone>> = {
  open: 'red',
  acknowledged: 'amber',
  snoozed: 'grey',
  resolved: 'green',
  superseded: 'grey',
};

/** Shows the severity of an alert as a coloured label. */
export const SeverityTag = ({ severity }: { severity: AlertSeverity }) => (
  <StatusTag tone={SEVERITY_TONE[severity] ?? 'grey'}>
    <CodeWord list="severity" code={severity} />
  </StatusTag>
);

/** Shows the state of an alert as a coloured label. */
export const AlertStateTag = ({ state }: { state: AlertState }) => (
  <StatusTag tone={STATE_TONE[state] ?? 'grey'}>
    <CodeWord list="alertState" code={state} />
  </StatusTag>
);

/** Shows the main figure of an alert as a text. */
export function Figure({ alert }: { alert: Alert }) {
  const { t } = useTranslation();
  const figure = alertFigure(alert);
  if (figure === null) return null;
  return (
    <span className="alert-figure">
      {figure.of === 'share'
        ? figure.percent
        : t(`alerts.figure.${figure.of}`, { count: figure.count })}
    </span>
  );
}

/**
 * Shows the state of an alert with the last answer: the promised day or the end of the snooze, the
 * person who answered, and their note.
 */
export function StateWithAnswer({
  alert: {
    state,
    committedOn,
    snoozedUntil,
    acknowledgedBy,
    resolvedOn,
    note,
    escalatedStep,
    openSince,
  },
}: {
  alert: Alert;
}) {
  const { t } = useTranslation();
  return (
    <div className="alert-state">
      <AlertStateTag state={state} />
      {state === 'open' && (
        <span className="small nowrap">{t('alerts.openSince', { day: openSince })}</span>
      )}
      {escalatedStep > 0 && state === 'open' && (
        <span className="small nowrap">{t('alerts.escalatedStep', { step: escalatedStep })}</span>
      )}
      {committedOn !== null && state !== 'snoozed' && (
        <span className="small nowrap">{t('alerts.committedOn', { day: committedOn })}</span>
      )}
      {snoozedUntil !== null && state === 'snoozed' && (
        <span className="small nowrap">{t('alerts.snoozedUntil', { day: snoozedUntil })}</span>
      )}
      {acknowledgedBy !== null && (
        <span className="small nowrap">
          <InChinese>{acknowledgedBy}</InChinese>
        </span>
      )}
      {resolvedOn !== null && (
        <span className="small nowrap">{t('alerts.endedOn', { day: resolvedOn })}</span>
      )}
      {note !== null && <InChinese className="soft small recorded">{note}</InChinese>}
    </div>
  );
}
