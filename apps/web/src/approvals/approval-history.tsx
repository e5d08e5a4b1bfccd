import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApprovalDetail } from '../client/approvals.js';
import { cityTime } from '../ui/day/city-day.js';
import { DataTable } from '../ui/table/data-table.js';
import { ActorName } from '../ui/wording/actor-name.js';
import { CodeWord } from '../ui/wording/code-word.js';
import { InChinese } from '../ui/wording/in-chinese.js';

const AT_A_LEVEL: readonly string[] = ['approve', 'return'];

/** Shows who filed and decided a change request, when, at which level and why, oldest first. */
export function ApprovalHistory({ steps, levels }: Pick<ApprovalDetail, 'steps' | 'levels'>) {
  const { t } = useTranslation();
  const heading = useId();
  return (
    <section className="panel" aria-labelledby={heading}>
      <h2 id={heading}>{t('changes.steps')}</h2>
      <DataTable
        stacks
        caption={t('changes.stepsCaption')}
        rows={steps}
        rowKey={(step) => String(steps.indexOf(step))}
        empty={t('app.none')}
        columns={[
          {
            key: 'at',
            title: t('changes.at'),
            names: true,
            cell: ({ happenedAt }) => <span className="nowrap">{cityTime(happenedAt)}</span>,
          },
          {
            key: 'move',
            title: t('changes.move'),
            cell: ({ move, level }) => (
              <>
                <CodeWord list="approvalMove" code={move} />
                {levels > 1 && AT_A_LEVEL.includes(move) && ` ${t('changes.atLevel', { level })}`}
              </>
            ),
          },
          {
            key: 'who',
            title: t('changes.who'),
            cell: ({ actorId, actorName, onBehalfOf, onBehalfOfName }) => (
              <div className="lines">
                <ActorName id={actorId} name={actorName} />
                {onBehalfOf !== null && (
                  <span className="soft small">
                    {t('changes.onBehalf')}
                    <ActorName id={onBehalfOf} name={onBehalfOfName} />
                  </span>
                )}
              </div>
            ),
          },
          {
            key: 'reason',
            title: t('changes.reason'),
            cell: ({ reason }) => <InChinese className="recorded">{reason}</InChinese>,
          },
        ]}
      />
    </section>
  );
}
