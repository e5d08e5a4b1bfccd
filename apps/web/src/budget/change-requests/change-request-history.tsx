import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type ChangeRequestPast,
  useChangeRequestStates,
} from '../../client/budget-change-requests.js';
import { cityTime } from '../../ui/day/city-day.js';
import { useFocusReturn } from '../../ui/form/use-focus-return.js';
import type { MoneyUnit } from '../../ui/money/money-unit.js';
import { PagedTable } from '../../ui/table/paged-table.js';
import { InChinese } from '../../ui/wording/in-chinese.js';
import { ChangeRequestContent } from './change-request-content.js';
import { ChangeRequestStateWord } from './change-request-state.js';
import { ActorName } from '../../ui/wording/actor-name.js';

/**
 * Shows all states that a change request has had: when, by whom, for what reason, and with which
 * content.
 */
export function ChangeRequestHistory({ id, unit }: { id: string; unit: MoneyUnit }) {
  const { t } = useTranslation();
  const pages = useChangeRequestStates(id);
  const [opened, setOpened] = useState<ChangeRequestPast | null>(null);
  return (
    <>
      <PagedTable
        pages={pages}
        captionShown
        caption={t('budget.filings.historyCaption')}
        rowKey={({ version }) => String(version)}
        empty={t('app.none')}
        columns={[
          {
            key: 'version',
            title: t('budget.filings.version'),
            names: true,
            cell: ({ version }) => version,
          },
          {
            key: 'state',
            title: t('approvals.state'),
            cell: ({ state }) => <ChangeRequestStateWord state={state} />,
          },
          {
            key: 'by',
            title: t('milestones.changedBy'),
            cell: ({ changedBy, changedByName }) => (
              <ActorName className="nowrap" id={changedBy} name={changedByName} />
            ),
          },
          {
            key: 'at',
            title: t('milestones.changedAt'),
            cell: ({ changedAt }) => <span className="nowrap">{cityTime(changedAt)}</span>,
          },
          {
            key: 'reason',
            title: t('budget.filings.returnReason'),
            cell: ({ reason }) => <InChinese className="recorded">{reason}</InChinese>,
          },
          {
            key: 'said',
            title: t('budget.filings.content'),
            cell: (past) => (
              <Button
                size="small"
                aria-label={t('budget.filings.openVersion', { version: past.version })}
                onClick={() => setOpened(past)}
              >
                {t('budget.filings.saidThen')}
              </Button>
            ),
          },
        ]}
      />
      {opened && <PastDialog past={opened} unit={unit} onClose={() => setOpened(null)} />}
    </>
  );
}

function PastDialog({
  past,
  unit,
  onClose,
}: {
  past: ChangeRequestPast;
  unit: MoneyUnit;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  useFocusReturn();
  return (
    <Modal
      open
      title={t('budget.filings.openVersion', { version: past.version })}
      onCancel={onClose}
      footer={null}
      width={720}
    >
      <ChangeRequestContent content={past.content} unit={unit} />
    </Modal>
  );
}
