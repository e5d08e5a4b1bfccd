import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHandOver } from '../../../client/hand-over.js';
import { useUnits } from '../../../client/organisations.js';
import type { ProjectDetail } from '../../../client/projects.js';
import { FormDialog } from '../../../form/form-dialog.js';
import { mayHandOver } from '../../../session/may.js';
import { useSignedIn } from '../../../session/signed-in.js';

interface Wanted { toUnitId: string; reason: string }

/** Hands a project over to another unit, for whoever manages both. */
export function HandOver({ project, onDone }: { project: ProjectDetail; onDone: (said: string) => void }) {
  const { t } = useTranslation();
  const me = useSignedIn();
  const tree = useUnits().data ?? [];
  const [open, setOpen] = useState(false);
  if (!mayHandOver(me, project.unitId, tree)) return null;
  const done = (unit: string): void => { setOpen(false); onDone(t('handOver.done', { unit })); };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('handOver.open')}</Button>
      {open && <HandOverDialog project={project} units={tree.filter(({ id }) => id !== project.unitId && mayHandOver(me, id, tree))} onDone={done} onClose={() => setOpen(false)} />}
    </>
  );
}

function HandOverDialog({ project, units, onDone, onClose }: { project: ProjectDetail; units: { id: string; name: string }[]; onDone: (unit: string) => void; onClose: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Wanted>();
  const handOver = useHandOver(project.id);
  const rules = [{ required: true, whitespace: true, message: t('app.required') }];
  return (
    <FormDialog<Wanted>
      name="hand-over" title={t('handOver.title', { name: project.name })} submit={t('handOver.open')} form={form} pending={handOver.isPending} error={handOver.error} onClose={onClose}
      onSubmit={(wanted) => handOver.mutate({ projectIds: [project.id], ...wanted }, { onSuccess: () => onDone(units.find(({ id }) => id === wanted.toUnitId)?.name ?? wanted.toUnitId) })}
    >
      <p className="soft small">{t('handOver.hint')}</p>
      <Form.Item name="toUnitId" label={t('handOver.toUnit')} rules={rules}><Select showSearch={{ optionFilterProp: 'label' }} options={units.map(({ id, name }) => ({ value: id, label: name }))} /></Form.Item>
      <Form.Item name="reason" label={t('handOver.reason')} rules={rules}><Input.TextArea rows={3} maxLength={1000} /></Form.Item>
    </FormDialog>
  );
}
