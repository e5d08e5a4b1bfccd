import { Button, Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Alert, AlertAnswer } from '../client/alerts.js';
import { CodeWord } from '../ui/wording/code-word.js';
import { Figure, SeverityTag, StateWithAnswer } from './alert-tags.js';
import { mayAnswer } from './may-answer.js';

interface AlertCardProps {
  alert: Alert;
  /**
   * Whether the signed-in user is a manager of the alert's organisation, and may therefore answer
   * the alert.
   */
  manages: boolean;
  answer: (kind: AlertAnswer['kind'], alert: Alert) => void;
  /** State of the checkbox that selects the alert; without it the card has no checkbox. */
  tick?: { chosen: boolean; onChange: (chosen: boolean) => void };
}

/**
 * Shows one alert as a card: severity, main figure, description, the condition under which it ends,
 * the answers so far, and buttons to answer.
 */
export function AlertCard({ alert, manages, answer, tick }: AlertCardProps) {
  const { t } = useTranslation();
  const may = mayAnswer(alert, manages);
  return (
    <li className={`alert-card ${alert.severity}`}>
      {tick && (
        <span className="alert-tick">
          {(may.acknowledge || may.snooze) && (
            <Checkbox
              aria-label={t('alerts.choose', { explanation: alert.explanation })}
              checked={tick.chosen}
              onChange={({ target }) => tick.onChange(target.checked)}
            />
          )}
        </span>
      )}
      <div className="alert-mark">
        <SeverityTag severity={alert.severity} />
        <span className="small">
          <CodeWord list="rule" code={alert.rule} />
        </span>
      </div>
      <div className="alert-says">
        <span>
          <Figure alert={alert} /> <Link to={`/alerts/${alert.id}`}>{alert.explanation}</Link>
        </span>
        {alert.turnsGreenWhen.length > 0 && (
          <span className="soft small">
            {t('alerts.green')}
            {t('alerts.colon')}
            {alert.turnsGreenWhen.join(' / ')}
          </span>
        )}
      </div>
      <StateWithAnswer alert={alert} />
      {(may.acknowledge || may.snooze) && (
        <div className="alert-deeds">
          {may.acknowledge && (
            <Button
              size="small"
              aria-label={t('alerts.acknowledge.about', {
                project: alert.projectName,
                explanation: alert.explanation,
              })}
              onClick={() => answer('acknowledge', alert)}
            >
              {t('alerts.acknowledge.short')}
            </Button>
          )}
          {may.snooze && (
            <Button
              size="small"
              aria-label={t('alerts.snooze.about', {
                project: alert.projectName,
                explanation: alert.explanation,
              })}
              onClick={() => answer('snooze', alert)}
            >
              {t('alerts.snooze.short')}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}
