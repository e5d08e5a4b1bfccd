import { Button, Checkbox, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Project } from '../../client/projects.js';
import { type FiledChange, useFileFirstFacts, useNotRecorded } from '../../client/register.js';
import { useWord } from '../../language/use-language.js';
import { StatusMessage } from '../../layout/status-message.js';
import { useMay } from '../../session/use-may.js';
import { cityToday } from '../../ui/day/city-day.js';
import { DayField } from '../../ui/form/day-field.js';
import { FormDialog } from '../../ui/form/form-dialog.js';
import type { Column } from '../../ui/table/data-table.js';
import { PagedTable } from '../../ui/table/paged-table.js';
import { CodeWord } from '../../ui/wording/code-word.js';
import { InChinese } from '../../ui/wording/in-chinese.js';
import { PageTitle } from '../../ui/wording/page-title.js';
import { type Stage, STAGES } from './stages-after.js';
import { useSubmitted } from './use-submitted.js';

/** Largest number of projects of which one request may say something. */
const AT_ONCE_MAX = 200;

/** Shows the projects without a recorded stage, and records it for many of them at once. */
export default function NotRecordedPage() {
  const { t } = useTranslation();
  const pages = useNotRecorded();
  const submitted = useSubmitted();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [open, setOpen] = useState(false);
  const [statusMessage, setStatusMessage] = useState<string | null>(null);
  const columns = useColumns(pages.items ?? [], chosen, setChosen);
  return (
    <>
      <p>
        <Link to="/projects">{t('project.back')}</Link>
      </p>
      <div className="page-head">
        <PageTitle title={t('register.notRecorded')} />
        <span className="spacer" />
        <Button
          type="primary"
          disabled={chosen.size === 0 || chosen.size > AT_ONCE_MAX}
          onClick={() => setOpen(true)}
        >
          {t('register.recordChosen', { count: chosen.size })}
        </Button>
      </div>
      <p className="soft small">{t('register.notRecordedHint')}</p>
      <StatusMessage text={statusMessage} onClose={() => setStatusMessage(null)} />
      <PagedTable
        pages={pages}
        columns={columns}
        caption={t('register.notRecorded')}
        rowKey={(project) => project.id}
        empty={t('register.allRecorded')}
        tall
      />
      {open && (
        <FirstFactsDialog
          projectIds={[...chosen]}
          onClose={() => setOpen(false)}
          onFiled={(filed) => {
            setOpen(false);
            setChosen(new Set());
            setStatusMessage(submitted(filed));
          }}
        />
      )}
    </>
  );
}

function useColumns(
  shown: readonly Project[],
  chosen: ReadonlySet<string>,
  choose: (ids: ReadonlySet<string>) => void,
): Column<Project>[] {
  const { t } = useTranslation();
  const { record } = useMay();
  const own = shown.filter(({ unitId }) => record(unitId));
  const all = own.length > 0 && own.every(({ id }) => chosen.has(id));
  const tick = (ids: readonly string[], on: boolean): void => {
    const next = new Set(chosen);
    for (const id of ids)
      if (on) next.add(id);
      else next.delete(id);
    choose(next);
  };
  return [
    {
      key: 'choose',
      ticks: true,
      title: (
        <Checkbox
          aria-label={t('portfolio.chooseAll')}
          checked={all}
          indeterminate={!all && own.some(({ id }) => chosen.has(id))}
          disabled={own.length === 0}
          onChange={({ target }) =>
            tick(
              own.map(({ id }) => id),
              target.checked,
            )
          }
        />
      ),
      cell: ({ id, name, unitId }) =>
        record(unitId) && (
          <Checkbox
            aria-label={t('portfolio.choose', { name })}
            checked={chosen.has(id)}
            onChange={({ target }) => tick([id], target.checked)}
          />
        ),
    },
    {
      key: 'name',
      title: t('register.name'),
      names: true,
      cell: ({ id, name }) => (
        <Link to={`/projects/${id}`}>
          <InChinese>{name}</InChinese>
        </Link>
      ),
    },
    {
      key: 'place',
      title: t('project.place'),
      cell: ({ place }) => <InChinese>{place}</InChinese>,
    },
    {
      key: 'unit',
      title: t('register.leadOrganisationId'),
      cell: ({ unitName }) => <InChinese>{unitName}</InChinese>,
    },
    {
      key: 'tier',
      title: t('register.tier'),
      cell: ({ tier }) => <CodeWord list="tier" code={tier} />,
    },
  ];
}

interface TypedFacts {
  stage: Stage;
  stageOn?: string | null;
  tier?: 'flagship' | 'standard' | null;
  reason?: string;
}

function FirstFactsDialog({
  projectIds,
  onFiled,
  onClose,
}: {
  projectIds: string[];
  onFiled: (filed: FiledChange) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const word = useWord();
  const [form] = Form.useForm<TypedFacts>();
  const file = useFileFirstFacts();
  return (
    <FormDialog<TypedFacts>
      name="first-facts"
      title={t('register.recordChosen', { count: projectIds.length })}
      submit={t('register.submit')}
      form={form}
      pending={file.isPending}
      error={file.error}
      onClose={onClose}
      onSubmit={({ stage, stageOn = null, tier = null, reason }) =>
        file.mutate(
          { projectIds, stage, stageOn, tier, reason: reason?.trim() || null },
          { onSuccess: onFiled },
        )
      }
    >
      <Form.Item
        name="stage"
        label={t('register.stage')}
        rules={[{ required: true, message: t('app.required') }]}
      >
        <Select options={STAGES.map((value) => ({ value, label: word('stage', value) }))} />
      </Form.Item>
      <Form.Item name="stageOn" label={t('register.stageOn')} extra={t('register.stageOnHint')}>
        <DayField max={cityToday()} />
      </Form.Item>
      <Form.Item name="tier" label={t('register.tier')}>
        <Select
          allowClear
          options={(['flagship', 'standard'] as const).map((value) => ({
            value,
            label: word('tier', value),
          }))}
        />
      </Form.Item>
      <Form.Item name="reason" label={t('register.reason')}>
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
    </FormDialog>
  );
}
