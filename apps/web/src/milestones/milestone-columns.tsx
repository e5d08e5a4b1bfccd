import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ListedMilestone, Milestone } from '../client/milestones.js';
import { cityToday } from '../ui/day/city-day.js';
import type { Column } from '../ui/table/data-table.js';
import { CodeWord } from '../ui/wording/code-word.js';
import { InChinese } from '../ui/wording/in-chinese.js';
import { StatusTag, type Tone } from '../ui/wording/status-tag.js';
import type { MilestoneAction } from './change-dialog.js';
import { KeyButton } from './key-button.js';
import { useKeyHint } from './move-limits/use-key-hint.js';
import { shownWeight } from './kept.js';
import { slipDays } from './milestone-state.js';

const TONE: Readonly<Record<Milestone['state'], Tone>> = {
  met: 'green',
  'met-late': 'amber',
  recovered: 'green',
  overdue: 'red',
  late: 'amber',
  expected: 'grey',
  unverified: 'grey',
};

interface ColumnsOf {
  mayRecord: boolean;
  /** Whether the user may mark key milestones. */
  mayMark: boolean;
  onMarked: (statusMessage: string) => void;
  onHistory: (milestone: ListedMilestone) => void;
  /** Opens what is kept of a milestone beside its days: weight and owner. */
  onKept: (milestone: ListedMilestone) => void;
  onChange: (action: MilestoneAction, milestone: ListedMilestone) => void;
}

/**
 * Returns the table columns for a project's milestones: baseline day, forecast day, actual day, and
 * the difference in days.
 */
export function useMilestoneColumns({
  onMarked,
  mayMark,
  mayRecord,
  onHistory,
  onKept,
  onChange,
}: ColumnsOf): Column<ListedMilestone>[] {
  const { t } = useTranslation();
  const today = cityToday();
  return [
    {
      key: 'name',
      title: t('milestones.name'),
      names: true,
      cell: (milestone) => <MilestoneName milestone={milestone} />,
    },
    {
      key: 'state',
      title: t('milestones.state'),
      cell: (milestone) => <State state={milestone.state} />,
    },
    {
      key: 'baseline',
      title: t('milestones.baseline'),
      cell: (milestone) => <Baseline milestone={milestone} />,
    },
    {
      key: 'forecast',
      title: t('milestones.forecast'),
      cell: ({ forecastOn }) => <span className="nowrap">{forecastOn}</span>,
    },
    {
      key: 'actual',
      title: t('milestones.actual'),
      cell: ({ actualOn }) => <span className="nowrap">{actualOn ?? '—'}</span>,
    },
    {
      key: 'slip',
      title: t('milestones.slip'),
      number: true,
      cell: (milestone) => <Slip days={slipDays(milestone, today)} />,
    },
    {
      key: 'explanation',
      title: t('milestones.explanation'),
      cell: ({ explanation, reason }) => (
        <>
          {reason !== null && (
            <span className="soft small">
              <CodeWord list="milestoneReason" code={reason} />{' '}
            </span>
          )}
          <InChinese className="recorded">{explanation}</InChinese>
        </>
      ),
    },
    {
      key: 'actions',
      title: t('milestones.actions'),
      cell: (milestone) => (
        <Actions
          milestone={milestone}
          mayRecord={mayRecord}
          mayMark={mayMark}
          onMarked={onMarked}
          onHistory={onHistory}
          onKept={onKept}
          onChange={onChange}
        />
      ),
    },
  ];
}

function Baseline({ milestone: { baselineOn, originalBaselineOn } }: { milestone: Milestone }) {
  const { t } = useTranslation();
  return (
    <>
      <span className="nowrap">{baselineOn}</span>
      {originalBaselineOn !== baselineOn && (
        <div className="soft small">
          {t('milestones.originalBaseline', { day: originalBaselineOn })}
        </div>
      )}
    </>
  );
}

function MilestoneName({
  milestone: { name, derived, key, weight, ownerName },
}: {
  milestone: ListedMilestone;
}) {
  const { t } = useTranslation();
  const share = shownWeight(weight);
  const keyHint = useKeyHint();
  return (
    <>
      <InChinese>{name}</InChinese>
      {key && (
        <>
          {' '}
          <StatusTag tone="green">
            <span title={keyHint}>{t('milestones.key')}</span>
          </StatusTag>
        </>
      )}
      {derived && (
        <>
          {' '}
          <StatusTag tone="grey">
            <span title={t('milestones.derivedHint')}>{t('milestones.derived')}</span>
          </StatusTag>
        </>
      )}
      {share !== null && (
        <div className="soft small">{t('milestones.weightIs', { weight: share })}</div>
      )}
      {ownerName !== null && (
        <div className="soft small">{t('milestones.ownerIs', { name: ownerName })}</div>
      )}
    </>
  );
}

function State({ state }: { state: Milestone['state'] }) {
  return (
    <StatusTag tone={TONE[state]}>
      <CodeWord list="milestoneState" code={state} />
    </StatusTag>
  );
}

function Slip({ days }: { days: number | null }) {
  const { t } = useTranslation();
  if (days === null) return <>—</>;
  if (days === 0) return <>{t('milestones.onTime')}</>;
  return <>{t(days > 0 ? 'milestones.late' : 'milestones.early', { count: Math.abs(days) })}</>;
}

function Actions({
  milestone,
  mayRecord,
  mayMark,
  onMarked,
  onHistory,
  onKept,
  onChange,
}: ColumnsOf & { milestone: ListedMilestone }) {
  const { t } = useTranslation();
  const actions: readonly MilestoneAction[] = !mayRecord
    ? []
    : milestone.actualOn === null
      ? ['reforecast', 'meet', 'rebaseline']
      : ['undo'];
  const label = (action: string): string =>
    t('milestones.ofMilestone', { action, name: milestone.name });
  return (
    <div className="actions">
      {actions.map((action) => (
        <Button
          key={action}
          size="small"
          aria-label={label(t(`milestones.${action}`))}
          onClick={() => onChange(action, milestone)}
        >
          {t(`milestones.${action}`)}
        </Button>
      ))}
      {mayMark && !milestone.derived && milestone.actualOn === null && (
        <KeyButton milestone={milestone} onDone={onMarked} />
      )}
      {mayRecord && (
        <Button
          size="small"
          aria-label={label(t('milestones.kept'))}
          onClick={() => onKept(milestone)}
        >
          {t('milestones.kept')}
        </Button>
      )}
      {mayRecord && milestone.derived && (
        <Link
          to={`/plan-dates?projectId=${milestone.projectId}`}
          aria-label={label(t('milestones.verify'))}
        >
          {t('milestones.verify')}
        </Link>
      )}
      <Button
        size="small"
        type="text"
        aria-label={label(t('milestones.history'))}
        onClick={() => onHistory(milestone)}
      >
        {t('milestones.history')}
      </Button>
    </div>
  );
}
