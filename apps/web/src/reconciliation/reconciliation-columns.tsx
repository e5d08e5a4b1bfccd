import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ReconciledProject, Reporter } from '../client/reconciliation.js';
import { useWord } from '../language/use-language.js';
import { Amount } from '../ui/money/amount.js';
import type { MoneyUnit } from '../ui/money/money-unit.js';
import type { Column } from '../ui/table/data-table.js';
import { InChinese } from '../ui/wording/in-chinese.js';
import { REPORTERS } from './reporters.js';

/**
 * Returns the columns of projects with the figures of all reporters. `onRecord` is called for a
 * project of which the user wants to record a figure; `mayRecord` says of which ones that is open.
 */
export function useReconciliationColumns({
  unit,
  mayRecord,
  onRecord,
}: {
  unit: MoneyUnit;
  mayRecord: (project: ReconciledProject) => boolean;
  onRecord: (project: ReconciledProject) => void;
}): Column<ReconciledProject>[] {
  const { t } = useTranslation();
  const word = useWord();
  return [
    {
      key: 'project',
      title: t('reconciliation.project'),
      names: true,
      cell: ({ projectId, projectName }) => (
        <Link to={`/projects/${projectId}`}>
          <InChinese>{projectName}</InChinese>
        </Link>
      ),
    },
    {
      key: 'dispatch',
      title: word('reporter', 'dispatch'),
      number: true,
      cell: ({ figures }) => <Known fen={figures.dispatch} unit={unit} />,
    },
    ...REPORTERS.map((reporter): Column<ReconciledProject> => ({
      key: reporter,
      title: word('reporter', reporter),
      number: true,
      cell: (project) => <Reported project={project} reporter={reporter} unit={unit} />,
    })),
    {
      key: 'register',
      title: t('reconciliation.register'),
      cell: ({ inStatisticsRegister }) =>
        t(`reconciliation.${inStatisticsRegister ? 'inRegister' : 'notInRegister'}`),
    },
    {
      key: 'reason',
      title: t('reconciliation.reason'),
      cell: ({ reason }) => reason !== null && <InChinese>{reason}</InChinese>,
    },
    {
      key: 'acts',
      title: t('reconciliation.acts'),
      cell: (project) =>
        mayRecord(project) && (
          <Button
            size="small"
            aria-label={t('reconciliation.recordOf', { project: project.projectName })}
            onClick={() => onRecord(project)}
          >
            {t('reconciliation.record')}
          </Button>
        ),
    },
  ];
}

/** Shows what a reporter states, and below it by how much that lies above the ledger's figure. */
function Reported({
  project: { figures, differences },
  reporter,
  unit,
}: {
  project: ReconciledProject;
  reporter: Reporter;
  unit: MoneyUnit;
}) {
  const { t } = useTranslation();
  const difference = differences[reporter];
  return (
    <>
      <Known fen={figures[reporter]} unit={unit} />
      {figures[reporter] !== null && (
        <div className="small soft">
          {difference === '0' ? (
            t('reconciliation.same')
          ) : (
            <>
              {t('reconciliation.difference')}{' '}
              {difference !== null && !difference.startsWith('-') && '+'}
              <Known fen={difference} unit={unit} />
            </>
          )}
        </div>
      )}
    </>
  );
}

/** Shows an amount, or a dash where it is unknown. */
function Known({ fen, unit }: { fen: string | null; unit: MoneyUnit }) {
  const { t } = useTranslation();
  if (fen !== null) return <Amount fen={fen} unit={unit} />;
  return (
    <span className="soft" title={t('app.unknown')}>
      <span aria-hidden="true">—</span>
      <span className="offscreen">{t('app.unknown')}</span>
    </span>
  );
}
