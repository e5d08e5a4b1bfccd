import { Button, Form, Input, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOrganisations } from '../../client/organisations.js';
import type { ProjectDetail } from '../../client/projects.js';
import {
  type FiledChange,
  useLeadingOrganisations,
  useMoveStage,
  useStageMoves,
  useTransferProject,
} from '../../client/register.js';
import { useWord } from '../../language/use-language.js';
import { cityToday } from '../../ui/day/city-day.js';
import { DayField } from '../../ui/form/day-field.js';
import { FormDialog } from '../../ui/form/form-dialog.js';
import { DataTable } from '../../ui/table/data-table.js';
import { CodeWord } from '../../ui/wording/code-word.js';
import { InChinese } from '../../ui/wording/in-chinese.js';
import { type Stage, stagesAfter } from './stages-after.js';
import { useSubmitted } from './use-submitted.js';

interface LifeProps {
  project: ProjectDetail;
  mayRecord: boolean;
  onDone: (statusMessage: string) => void;
}

/** Shows the stages that a project entered and the organisations that led it. */
export function LifeSection({ project, mayRecord, onDone }: LifeProps) {
  const { t } = useTranslation();
  const heading = useId();
  const [open, setOpen] = useState<'stage' | 'transfer' | null>(null);
  const submitted = useSubmitted();
  const dialog = {
    project,
    onClose: () => setOpen(null),
    onFiled: (filed: FiledChange) => {
      setOpen(null);
      onDone(submitted(filed));
    },
  };
  return (
    <section className="panel" aria-labelledby={heading}>
      <div className="panel-head">
        <h2 id={heading}>{t('register.stages')}</h2>
        <span className="spacer" />
        {mayRecord && (
          <>
            <Button onClick={() => setOpen('stage')}>{t('register.moveStage')}</Button>
            <Button onClick={() => setOpen('transfer')}>{t('register.transfer')}</Button>
          </>
        )}
      </div>
      <Stages projectId={project.id} />
      <Organisations projectId={project.id} />
      {open === 'stage' && <StageDialog {...dialog} />}
      {open === 'transfer' && <TransferDialog {...dialog} />}
    </section>
  );
}

function Stages({ projectId }: { projectId: string }) {
  const { t } = useTranslation();
  const moves = useStageMoves(projectId);
  return (
    <DataTable
      rows={moves.data?.items ?? []}
      rowKey={({ number }) => String(number)}
      caption={t('register.stagesCaption')}
      empty={t('register.noStages')}
      columns={[
        {
          key: 'stage',
          title: t('register.stage'),
          cell: ({ to }) => <CodeWord list="stage" code={to} />,
        },
        {
          key: 'on',
          title: t('register.since'),
          cell: ({ on }) => on ?? t('register.sinceUnknown'),
        },
        {
          key: 'reason',
          title: t('register.moveReason'),
          cell: ({ reason }) => reason !== null && <InChinese>{reason}</InChinese>,
        },
        {
          key: 'by',
          title: t('register.by'),
          cell: ({ recordedByName, approvedByName }) => (
            <InChinese>{[recordedByName, approvedByName].filter(Boolean).join('、')}</InChinese>
          ),
        },
      ]}
    />
  );
}

function Organisations({ projectId }: { projectId: string }) {
  const { t } = useTranslation();
  const held = useLeadingOrganisations(projectId).data?.items ?? [];
  if (held.length < 2) return null;
  return (
    <DataTable
      rows={held}
      rowKey={({ number }) => String(number)}
      caption={t('register.organisations')}
      empty={t('register.noPerson')}
      columns={[
        {
          key: 'organisation',
          title: t('register.organisation'),
          cell: ({ organisationName }) => <InChinese>{organisationName}</InChinese>,
        },
        {
          key: 'from',
          title: t('register.from'),
          cell: ({ fromOn }) => fromOn ?? t('register.fromTheStart'),
        },
        {
          key: 'until',
          title: t('register.until'),
          cell: ({ untilOn }) => untilOn ?? t('register.now'),
        },
        {
          key: 'reason',
          title: t('register.moveReason'),
          cell: ({ reason }) => reason !== null && <InChinese>{reason}</InChinese>,
        },
      ]}
    />
  );
}

interface DialogOf {
  project: ProjectDetail;
  onFiled: (filed: FiledChange) => void;
  onClose: () => void;
}

interface TypedMove {
  to: Stage;
  on: string;
  reason: string;
}

function StageDialog({ project, onFiled, onClose }: DialogOf) {
  const { t } = useTranslation();
  const word = useWord();
  const [form] = Form.useForm<TypedMove>();
  const move = useMoveStage(project.id);
  const required = { required: true, message: t('app.required') };
  const next = stagesAfter(project.stage as Stage | null);
  return (
    <FormDialog<TypedMove>
      name="stage-move"
      title={t('register.moveStage')}
      submit={t('register.submit')}
      form={form}
      initial={{ on: cityToday() }}
      pending={move.isPending}
      error={move.error}
      onClose={onClose}
      onSubmit={(typed) => move.mutate(typed, { onSuccess: onFiled })}
    >
      <Form.Item name="to" label={t('register.moveTo')} rules={[required]}>
        <Select
          notFoundContent={t('register.noMore')}
          options={next.map((value) => ({ value, label: word('stage', value) }))}
        />
      </Form.Item>
      <Form.Item name="on" label={t('register.moveOn')} rules={[required]}>
        <DayField max={cityToday()} />
      </Form.Item>
      <Form.Item
        name="reason"
        label={t('register.moveReason')}
        rules={[{ ...required, whitespace: true }]}
      >
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
    </FormDialog>
  );
}

interface TypedTransfer {
  toOrganisationId: string;
  on: string;
  reason: string;
}

function TransferDialog({ project, onFiled, onClose }: DialogOf) {
  const { t } = useTranslation();
  const [form] = Form.useForm<TypedTransfer>();
  const transfer = useTransferProject(project.id);
  const organisations = useOrganisations().data ?? [];
  const required = { required: true, message: t('app.required') };
  return (
    <FormDialog<TypedTransfer>
      name="transfer"
      title={t('register.transfer')}
      submit={t('register.submit')}
      form={form}
      initial={{ on: cityToday() }}
      pending={transfer.isPending}
      error={transfer.error}
      onClose={onClose}
      onSubmit={(typed) => transfer.mutate(typed, { onSuccess: onFiled })}
    >
      <Form.Item name="toOrganisationId" label={t('register.toOrganisationId')} rules={[required]}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={organisations
            .filter(({ id }) => id !== project.leadOrganisationId)
            .map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <Form.Item name="on" label={t('register.moveOn')} rules={[required]}>
        <DayField max={cityToday()} />
      </Form.Item>
      <Form.Item
        name="reason"
        label={t('register.moveReason')}
        rules={[{ ...required, whitespace: true }]}
      >
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
    </FormDialog>
  );
}
