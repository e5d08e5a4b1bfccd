import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import {
  type Unit,
  type OrganisationHistory,
  useOrganisationHistory,
} from '../../client/organisations.js';
import { cityTime } from '../../ui/day/city-day.js';
import { useFocusReturn } from '../../ui/form/use-focus-return.js';
import { Loading } from '../../layout/loading.js';
import { ProblemMessage } from '../../layout/problem-message.js';
import { type Column, DataTable } from '../../ui/table/data-table.js';
import { InChinese } from '../../ui/wording/in-chinese.js';
import { StatusTag } from '../../ui/wording/status-tag.js';

type Held = OrganisationHistory['names'][number] | OrganisationHistory['places'][number];

/**
 * Shows a dialog with the former names and parents of an organisation, and from which day to which
 * day each was valid.
 */
export function OrganisationHistoryDialog({ unit, onClose }: { unit: Unit; onClose: () => void }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useOrganisationHistory(unit.id);
  const nameDays = useHeldColumns<OrganisationHistory['names'][number]>();
  const placeDays = useHeldColumns<OrganisationHistory['places'][number]>();
  useFocusReturn();
  return (
    <Modal
      open
      title={t('units.action.history', { name: unit.name })}
      onCancel={onClose}
      footer={null}
      width={760}
    >
      {!data &&
        (error ? <ProblemMessage error={error} retry={() => void refetch()} /> : <Loading />)}
      {data && (
        <div className="lines">
          <DataTable
            captionShown
            caption={t('units.names')}
            rows={data.names}
            rowKey={keyOf}
            empty={t('app.none')}
            faded={({ superseded }) => superseded}
            columns={[
              {
                key: 'name',
                title: t('units.name'),
                names: true,
                cell: ({ name }) => <InChinese>{name}</InChinese>,
              },
              ...nameDays,
            ]}
          />
          <DataTable
            captionShown
            caption={t('units.places')}
            rows={data.places}
            rowKey={keyOf}
            empty={t('app.none')}
            faded={({ superseded }) => superseded}
            columns={[
              {
                key: 'above',
                title: t('units.above'),
                names: true,
                cell: ({ parentName }) =>
                  parentName === null ? t('units.top') : <InChinese>{parentName}</InChinese>,
              },
              ...placeDays,
            ]}
          />
        </div>
      )}
    </Modal>
  );
}

const keyOf = ({ fromOn, recordedAt }: Held): string => [fromOn, recordedAt].join(' ');

function useHeldColumns<Row extends Held>(): Column<Row>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'from',
      title: t('units.fromOn'),
      cell: ({ fromOn }) => <span className="nowrap">{fromOn ?? t('units.beginning')}</span>,
    },
    {
      key: 'until',
      title: t('units.untilOn'),
      cell: ({ untilOn, superseded }) =>
        superseded ? (
          <StatusTag tone="grey">{t('units.superseded')}</StatusTag>
        ) : (
          <span className="nowrap">{untilOn ?? t('units.still')}</span>
        ),
    },
    {
      key: 'recorded',
      title: t('units.recordedAt'),
      cell: ({ recordedAt }) => <span className="nowrap">{cityTime(recordedAt)}</span>,
    },
  ];
}
