import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Alert, useAlerts } from '../../client/alerts.js';
import { Loading } from '../../layout/loading.js';
import { ProblemMessage } from '../../layout/problem-message.js';
import { StatusMessage } from '../../layout/status-message.js';
import { AlertCard } from '../../alerts/alert-card.js';
import { AnyAnswerDialog } from '../../alerts/answer-dialog.js';
import type { AnswerKind } from '../../alerts/may-answer.js';
import { useAnswerRights } from '../../alerts/use-answer-rights.js';

/** Shows the project's alerts that have not ended. They can be answered here too. */
export function ProjectAlerts({ projectId }: { projectId: string }) {
  const { t } = useTranslation();
  const heading = useId();
  const rightsOver = useAnswerRights();
  const { items, error, refetch } = useLiveAlerts(projectId);
  const [answering, setAnswering] = useState<{ kind: AnswerKind; alert: Alert } | null>(null);
  const [statusMessage, setStatusMessage] = useState<string | null>(null);
  return (
    <section className="panel" aria-labelledby={heading}>
      <h2 id={heading}>{t('project.alerts')}</h2>
      <StatusMessage text={statusMessage} onClose={() => setStatusMessage(null)} />
      {!items && (error ? <ProblemMessage error={error} retry={refetch} /> : <Loading />)}
      {items?.length === 0 && <p className="soft">{t('project.noAlerts')}</p>}
      {items && items.length > 0 && (
        <ul className="list-plain alert-list" aria-label={t('project.alertsCaption')}>
          {items.map((alert) => (
            <AlertCard
              key={alert.id}
              alert={alert}
              rights={rightsOver(alert)}
              answer={(kind, one) => setAnswering({ kind, alert: one })}
            />
          ))}
        </ul>
      )}
      {answering && (
        <AnyAnswerDialog
          kind={answering.kind}
          alerts={[answering.alert]}
          onClose={() => setAnswering(null)}
          onDone={(text) => {
            setStatusMessage(text);
            setAnswering(null);
          }}
        />
      )}
    </section>
  );
}

/**
 * Loads the project's alerts that have not ended. Sends one request per state, because in the
 * unfiltered list of an old project they might be on a later page.
 */
function useLiveAlerts(projectId: string): {
  items: Alert[] | undefined;
  error: Error | null;
  refetch: () => void;
} {
  const asked = { projectId, severity: null, rule: null } as const;
  const lists = [
    useAlerts({ ...asked, state: 'open' }),
    useAlerts({ ...asked, state: 'acknowledged' }),
    useAlerts({ ...asked, state: 'snoozed' }),
  ];
  return {
    items: lists.every((list) => list.items)
      ? lists.flatMap((list) => list.items ?? [])
      : undefined,
    error: lists.find((list) => list.error)?.error ?? null,
    refetch: () => {
      for (const list of lists) void list.refetch();
    },
  };
}
