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

/** What the user wants to record, and of which project. */
export interface Asked {
  kind: 'figure' | 'reason' | 'ids';
  row: ReconciledProject;
}

/**
 * Returns the columns of projects with the figures of all reporters. `onAsk` is called with what the
 * user wants to record; `mayRecord` says for which projects that is open.
 */
export function useReconciliationColumns({
  unit,
  mayRecord,
  onAsk,
}: {
  unit: MoneyUnit;
  mayRecord: (project: ReconciledProject) => boolean;
  onAsk: (asked: Asked) => void;
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
      cell: (row) => mayRecord(row) && <Acts row={row} onAsk={onAsk} />,
    },
  ];
}

/** Shows the buttons of a project; a reason is asked for only where figures differ. */
function Acts({ row, onAsk }: { row: ReconciledProject; onAsk: (asked: Asked) => void }) {
  const { t } = useTranslation();
  const kinds = ['figure', ...(row.differs ? ['reason' as const] : []), 'ids'] as const;
  const project = row.projectName;
  return (
    <div className="stacked">
      {kinds.map((kind) => (
        <Button
          key={kind}
          size="small"
          aria-label={t(`reconciliation.askOf.${kind}`, { project })}
          onClick={() => onAsk({ kind, row })}
        >
          {t(`reconciliation.ask.${kind}`)}
        </Button>
      ))}
    </div>
  );
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
