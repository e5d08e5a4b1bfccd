import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Alert } from '../client/alerts.js';
import { CodeWord } from '../ui/wording/code-word.js';
import { Figure, SeverityTag, StateWithAnswer } from './alert-tags.js';
import { AnswerButtons, WaitingExplanation } from './answer-buttons.js';
import { type AnswerKind, type AnswerRights, mayAnswer } from './may-answer.js';

interface AlertCardProps {
  alert: Alert;
  /** What the signed-in user may do in the organisation of the alert. */
  rights: AnswerRights;
  answer: (kind: AnswerKind, alert: Alert) => void;
  /** State of the checkbox that selects the alert; without it the card has no checkbox. */
  tick?: { chosen: boolean; onChange: (chosen: boolean) => void };
}

/**
 * Shows one alert as a card: severity, main figure, description, the condition under which it ends,
 * the answers so far, and buttons to answer.
 */
export function AlertCard({ alert, rights, answer, tick }: AlertCardProps) {
  const { t } = useTranslation();
  const may = mayAnswer(alert, rights);
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
        <WaitingExplanation alert={alert} />
      </div>
      <StateWithAnswer alert={alert} />
      <AnswerButtons alert={alert} may={may} oneOfMany answer={(kind) => answer(kind, alert)} />
    </li>
  );
}
