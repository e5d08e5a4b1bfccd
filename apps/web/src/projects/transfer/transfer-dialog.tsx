import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTransfer } from '../../client/transfer.js';
import type { Project } from '../../client/projects.js';
import { FormDialog } from '../../ui/form/form-dialog.js';
import { InChinese } from '../../ui/wording/in-chinese.js';

/** Fields of a project that are displayed before it is transferred to another organisation. */
export type HandedProject = Pick<Project, 'id' | 'name' | 'unitId'>;

interface Wanted {
  toUnitId: string;
  reason: string;
}
interface DialogProps {
  projects: readonly HandedProject[];
  units: readonly { id: string; name: string }[];
  onDone: (unit: string) => void;
  onClose: () => void;
}

/**
 * Shows a dialog for the receiving organisation and the reason. The server transfers either all of
 * the projects or none.
 */
export function TransferDialog({ projects, units, onDone, onClose }: DialogProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Wanted>();
  const handOver = useTransfer();
  const rules = [{ required: true, whitespace: true, message: t('app.required') }];
  const title =
    projects.length === 1
      ? t('handOver.title', { name: projects[0]?.name })
      : t('handOver.titleMany', { count: projects.length });
  return (
    <FormDialog<Wanted>
      name="hand-over"
      title={title}
      submit={t('handOver.open')}
      form={form}
      pending={handOver.isPending}
      error={handOver.error}
      onClose={onClose}
      onSubmit={(wanted) =>
        handOver.mutate(
          { projectIds: projects.map(({ id }) => id), ...wanted },
          {
            onSuccess: () =>
              onDone(units.find(({ id }) => id === wanted.toUnitId)?.name ?? wanted.toUnitId),
          },
        )
      }
    >
      <p className="soft small">{t('handOver.hint')}</p>
      {projects.length > 1 && (
        <ul
          className="handed"
          aria-label={t('handOver.chosen', { count: projects.length })}
          tabIndex={0}
        >
          {projects.map(({ id, name }) => (
            <li key={id}>
              <InChinese>{name}</InChinese>
            </li>
          ))}
        </ul>
      )}
      <Form.Item name="toUnitId" label={t('handOver.toUnit')} rules={rules}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          notFoundContent={t('handOver.noUnit')}
          options={units.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <Form.Item name="reason" label={t('handOver.reason')} rules={rules}>
        <Input.TextArea rows={3} maxLength={1000} />
      </Form.Item>
    </FormDialog>
  );
}
