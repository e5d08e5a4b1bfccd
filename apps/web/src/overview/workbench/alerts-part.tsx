import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Inbox } from '../../alerts/inbox.js';
import { type AlertSeverity, useAlerts } from '../../client/alerts.js';

/** Number of alerts that are shown here; the others are behind the link. */
const SHOWN = 8;

/** The filter of open alerts; of one severity, or of both when it is null. */
export const openAlerts = (severity: AlertSeverity | null) =>
  ({ state: 'open', severity, rule: null, projectId: null }) as const;

/** Shows the most urgent open alerts, to be answered in their rows. */
export function AlertsPart({
  severity,
  onDone,
}: {
  severity: AlertSeverity | null;
  onDone: (words: string) => void;
}) {
  const { t } = useTranslation();
  const pages = useAlerts(openAlerts(severity));
  const count = pages.items?.length ?? 0;
  return (
    <section className="desk-part" aria-labelledby="desk-alerts">
      <div className="panel-head">
        <h2 id="desk-alerts">
          {t(severity === null ? 'workbench.alerts' : 'workbench.redAlerts')}
        </h2>
        <span className="spacer" />
        {count > SHOWN && (
          <Link to={severity === null ? '/alerts' : `/alerts?severity=${severity}`}>
            {t('workbench.allAlerts', { count: `${count}${pages.hasNextPage ? '+' : ''}` })}
          </Link>
        )}
      </div>
      <Inbox pages={pages} onDone={onDone} most={SHOWN} />
    </section>
  );
}
