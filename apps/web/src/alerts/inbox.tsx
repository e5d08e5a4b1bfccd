import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Alert, AlertAnswer } from '../client/alerts.js';
import type { Pages } from '../client/paged.js';
import { Loading } from '../layout/loading.js';
import { ProblemMessage } from '../layout/problem-message.js';
import { AlertCard } from './alert-card.js';
import { AnyAnswerDialog } from './answer-dialog.js';
import { gatherByProject, ProjectGroup } from './by-project.js';
import { type AnswerKind, mayAnswer, mayAnswerTogether } from './may-answer.js';
import { MoreToCome } from './more-to-come.js';
import { useAnswerRights } from './use-answer-rights.js';
import { CHOSEN_MAX, useChosenAlerts } from './use-chosen-alerts.js';

interface Answering {
  kind: AnswerKind;
  alerts: readonly Alert[];
}

/**
 * Shows alerts grouped by project. A manager can select alerts of their own organisations and
 * answer them one by one or together. Whoever records there can explain an alert.
 */
export function Inbox({
  pages,
  onDone,
  most,
}: {
  pages: Pages<Alert>;
  onDone: (statusMessage: string) => void;
  /** Number of alerts after which the list ends; without it, all that are loaded are shown. */
  most?: number;
}) {
  const { t } = useTranslation();
  const rightsOver = useAnswerRights();
  const [answering, setAnswering] = useState<Answering | null>(null);
  const items = (pages.items ?? []).slice(0, most);
  const answerable = items.filter((alert) => mayAnswerTogether(alert, rightsOver(alert)));
  const choice = useChosenAlerts(answerable);
  const done = (statusMessage: string): void => {
    setAnswering(null);
    choice.clear();
    onDone(statusMessage);
  };
  if (!pages.items)
    return pages.error ? (
      <ProblemMessage error={pages.error} retry={() => void pages.refetch()} />
    ) : (
      <Loading />
    );
  return (
    <>
      {pages.error && <ProblemMessage error={pages.error} retry={() => void pages.refetch()} />}
      {answerable.length > 0 && (
        <ChosenBar
          answerable={answerable}
          chosen={choice.chosen}
          onTick={(on) => choice.tick(answerable, on)}
          answer={(kind) => setAnswering({ kind, alerts: choice.chosen })}
        />
      )}
      <div className="alert-groups" role="region" aria-label={t('alerts.caption')}>
        {items.length === 0 && <p className="panel soft">{t('alerts.empty')}</p>}
        {gatherByProject(items).map(
          (group) =>
            group[0] && (
              <ProjectGroup key={group[0].projectId} project={group[0]}>
                {group.map((alert) => (
                  <AlertCard
                    key={alert.id}
                    alert={alert}
                    rights={rightsOver(alert)}
                    answer={(kind, one) => setAnswering({ kind, alerts: [one] })}
                    {...(answerable.length > 0
                      ? {
                          tick: {
                            chosen: choice.isChosen(alert),
                            onChange: (on: boolean) => choice.tick([alert], on),
                          },
                        }
                      : {})}
                  />
                ))}
              </ProjectGroup>
            ),
        )}
      </div>
      {most === undefined && <MoreToCome pages={pages} />}
      {answering && (
        <AnyAnswerDialog
          kind={answering.kind}
          alerts={answering.alerts}
          onDone={done}
          onClose={() => setAnswering(null)}
        />
      )}
    </>
  );
}

/** Rights over alerts that can be selected: only a manager selects alerts. */
const MANAGER = { manages: true, records: true } as const;

interface ChosenBarProps {
  answerable: readonly Alert[];
  chosen: readonly Alert[];
  onTick: (on: boolean) => void;
  answer: (kind: AlertAnswer['kind']) => void;
}

/**
 * Shows a bar with a checkbox that selects all displayed alerts, and with buttons for the answers
 * that are possible for all selected alerts.
 */
function ChosenBar({ answerable, chosen, onTick, answer }: ChosenBarProps) {
  const { t } = useTranslation();
  const all = answerable.every(({ id }) => chosen.some((one) => one.id === id));
  const tooMany = chosen.length > CHOSEN_MAX;
  const offered = (kind: AlertAnswer['kind']): boolean =>
    chosen.length > 0 && !tooMany && chosen.every((alert) => mayAnswer(alert, MANAGER)[kind]);
  return (
    <div className="alert-bar">
      <Checkbox
        checked={all}
        indeterminate={chosen.length > 0 && !all}
        onChange={({ target }) => onTick(target.checked)}
      >
        {t('alerts.chooseAll')}
      </Checkbox>
      <span role="status" className="small">
        {chosen.length > 0 &&
          t(tooMany ? 'alerts.tooMany' : 'alerts.chosen', {
            count: chosen.length,
            max: CHOSEN_MAX,
          })}
      </span>
      <div className="actions">
        <Button
          type="primary"
          disabled={!offered('acknowledge')}
          onClick={() => answer('acknowledge')}
        >
          {t('alerts.acknowledge.together')}
        </Button>
        <Button disabled={!offered('snooze')} onClick={() => answer('snooze')}>
          {t('alerts.snooze.together')}
        </Button>
      </div>
    </div>
  );
}
