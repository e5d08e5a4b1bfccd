import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import {
  type ExternalIds,
  type ReconciledProject,
  useExternalIds,
  useSetExternalIds,
} from '../client/reconciliation.js';
import { FormDialog } from '../ui/form/form-dialog.js';
import { RowList } from '../ui/form/row-list.js';

const IDS_MAX = 50;

interface ExternalIdsProps {
  row: ReconciledProject;
  /** Receives what is said on the page afterwards. */
  onDone: (text: string) => void;
  onClose: () => void;
}

/** Shows a dialog with the ids by which other systems know a project, once they are loaded. */
export function ExternalIdsDialog(props: ExternalIdsProps) {
  const { data, error } = useExternalIds(props.row.projectId);
  if (!data && !error) return null;
  // Without what is kept the list would replace it by nothing: only the problem is shown.
  return <LoadedDialog key={String(Boolean(data))} {...props} ids={data} problem={error} />;
}

function LoadedDialog({
  row: { projectId, projectName },
  ids,
  problem,
  onDone,
  onClose,
}: ExternalIdsProps & { ids: ExternalIds | undefined; problem: unknown }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<ExternalIds>();
  const set = useSetExternalIds(projectId);
  return (
    <FormDialog<ExternalIds>
      name="external-ids"
      title={t('reconciliation.idsOf', { project: projectName })}
      submit={t('app.save')}
      form={form}
      initial={ids ?? { items: [] }}
      pending={set.isPending}
      error={set.error ?? problem}
      onClose={onClose}
      onSubmit={({ items }) => {
        if (ids)
          set.mutate(
            { items },
            { onSuccess: () => onDone(t('reconciliation.idsSet', { project: projectName })) },
          );
      }}
    >
      <p className="soft">{t('reconciliation.idsHint')}</p>
      <ExternalIdFields />
    </FormDialog>
  );
}

function ExternalIdFields() {
  const { t } = useTranslation();
  const required = [{ required: true, whitespace: true, message: t('app.required') }];
  return (
    <RowList
      name="items"
      limits={{ min: 0, max: IDS_MAX }}
      fresh={{ system: 'statistics', id: '' }}
      words={{
        legend: t('reconciliation.ids'),
        row: (number) => t('reconciliation.idNumber', { number }),
        remove: (number) => t('reconciliation.removeId', { number }),
        removeShort: t('reconciliation.remove'),
        add: t('reconciliation.addId'),
      }}
    >
      {(name) => (
        <>
          <Form.Item name={[name, 'system']} rules={required} style={{ marginBottom: 0 }}>
            <Input aria-label={t('reconciliation.system')} maxLength={40} style={{ width: 160 }} />
          </Form.Item>
          <Form.Item name={[name, 'id']} rules={required} style={{ marginBottom: 0 }}>
            <Input aria-label={t('reconciliation.id')} maxLength={100} style={{ width: 220 }} />
          </Form.Item>
        </>
      )}
    </RowList>
  );
}
