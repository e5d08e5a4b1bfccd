import { Button, Checkbox, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import {
  type ListField,
  type ProjectListCheck,
  type TypedList,
  useErrorSheetOfList,
  type useFileProjectList,
} from '../../client/project-lists.js';
import { useWord } from '../../language/use-language.js';
import { ProblemMessage } from '../../layout/problem-message.js';
import { Amount } from '../../ui/money/amount.js';
import { useMoneyUnit } from '../../ui/money/use-money-unit.js';
import { type Column, DataTable } from '../../ui/table/data-table.js';
import { InChinese } from '../../ui/wording/in-chinese.js';
import { LIST_FIELDS } from './list-fields.js';

interface FoundListProps {
  list: TypedList;
  found: ProjectListCheck;
  busy: boolean;
  onRead: (list: TypedList) => void;
  filing: ReturnType<typeof useFileProjectList>;
}

/** Shows what was found in a list, lets a person correct how it is read, and submits it. */
export function FoundList({ list, found, busy, onRead, filing }: FoundListProps) {
  const { t } = useTranslation();
  const ready = found.problemCount === 0;
  return (
    <>
      <Totals found={found} />
      <Columns list={list} found={found} busy={busy} onRead={onRead} />
      <Near key={list.leftOut.join()} list={list} found={found} busy={busy} onRead={onRead} />
      {ready ? <First found={found} /> : <Problems list={list} found={found} />}
      {filing.error && <ProblemMessage error={filing.error} />}
      <div className="actions">
        <Button
          type="primary"
          disabled={!ready || busy}
          loading={filing.isPending}
          onClick={() => filing.mutate(list)}
        >
          {t('projectList.submit', { count: found.projects })}
        </Button>
      </div>
    </>
  );
}

function Totals({ found }: { found: ProjectListCheck }) {
  const { t } = useTranslation();
  const word = useWord();
  const [unit] = useMoneyUnit('yi');
  const { projects, skipped, totalInvestmentFen, totalsStated } = found;
  return (
    <p role="status">
      {t('projectList.found', { count: projects })}
      {skipped.length > 0 && t('projectList.skipped', { rows: skipped.slice(0, 20).join('、') })}
      {totalInvestmentFen !== null && (
        <>
          {' '}
          {t('projectList.total', { count: totalsStated })}{' '}
          <Amount fen={totalInvestmentFen} unit={unit} /> {word('moneyUnit', unit)}
        </>
      )}
    </p>
  );
}

type Reading = Pick<FoundListProps, 'list' | 'found' | 'busy' | 'onRead'>;

/** What each column says; a person may say otherwise, and the list is read again. */
function Columns({ list, found, busy, onRead }: Reading) {
  const { t } = useTranslation();
  const options = [
    { value: '', label: t('projectList.notRead') },
    ...LIST_FIELDS.map((field) => ({ value: field, label: t(`projectList.field.${field}`) })),
  ];
  const columns: Column<ProjectListCheck['columns'][number]>[] = [
    { key: 'column', title: t('projectList.column'), cell: ({ column }) => column },
    {
      key: 'heading',
      title: t('projectList.heading'),
      names: true,
      cell: ({ heading }) => <InChinese>{heading}</InChinese>,
    },
    {
      key: 'field',
      title: t('projectList.says'),
      cell: ({ column, heading, field }) => (
        <Select<ListField | ''>
          aria-label={t('projectList.saysOf', { heading })}
          value={field ?? ''}
          options={options}
          disabled={busy}
          showSearch={{ optionFilterProp: 'label' }}
          style={{ minWidth: 180 }}
          onChange={(chosen) =>
            onRead({ ...list, columns: { ...list.columns, [column]: chosen || null } })
          }
        />
      ),
    },
  ];
  return (
    <DataTable
      caption={t('projectList.columns')}
      columns={columns}
      rows={found.columns}
      rowKey={({ column }) => column}
      empty={null}
      captionShown
    />
  );
}

/** Projects that may be registered already; a person leaves out those that are. */
function Near({ list, found, busy, onRead }: Reading) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<readonly number[]>([]);
  if (found.near.length === 0 && list.leftOut.length === 0) return null;
  const columns: Column<ProjectListCheck['near'][number]>[] = [
    { key: 'row', title: t('projectList.row'), cell: ({ row }) => row },
    {
      key: 'name',
      title: t('projectList.inList'),
      names: true,
      cell: ({ name }) => <InChinese>{name}</InChinese>,
    },
    {
      key: 'known',
      title: t('projectList.inRegister'),
      cell: ({ knownId, knownName, same }) => (
        <>
          <Link to={`/projects/${knownId}`} target="_blank" rel="noreferrer">
            <InChinese>{knownName}</InChinese>
          </Link>{' '}
          {same && <span className="soft">{t('projectList.same')}</span>}
        </>
      ),
    },
    {
      key: 'leave',
      title: t('projectList.leaveOut'),
      cell: ({ row, name }) => (
        <Checkbox
          aria-label={t('projectList.leaveOutRow', { name })}
          checked={chosen.includes(row)}
          disabled={busy}
          onChange={({ target }) =>
            setChosen((now) =>
              target.checked ? [...now, row] : now.filter((other) => other !== row),
            )
          }
        />
      ),
    },
  ];
  return (
    <>
      <DataTable
        caption={t('projectList.near', { count: found.nearCount })}
        columns={columns}
        rows={found.near}
        rowKey={({ row }) => String(row)}
        empty={null}
        captionShown
        stacks
      />
      {list.leftOut.length > 0 && (
        <p className="soft">{t('projectList.leftOut', { count: list.leftOut.length })}</p>
      )}
      <div className="actions">
        <Button
          disabled={chosen.length === 0 || busy}
          onClick={() => onRead({ ...list, leftOut: [...list.leftOut, ...chosen] })}
        >
          {t('projectList.readWithout')}
        </Button>
      </div>
    </>
  );
}

type NumberedProblem = ProjectListCheck['problems'][number] & { number: number };

/** What is wrong, cell by cell, and the list with a column that says it. */
function Problems({ list, found }: Pick<Reading, 'list' | 'found'>) {
  const { t } = useTranslation();
  const sheet = useErrorSheetOfList();
  const columns: Column<NumberedProblem>[] = [
    {
      key: 'cell',
      title: t('projectList.cell'),
      names: true,
      cell: ({ row, cell }) => cell ?? (row === null ? t('projectList.wholeFile') : row),
    },
    { key: 'message', title: t('projectList.problem'), cell: ({ message }) => message },
    { key: 'accepted', title: t('projectList.accepted'), cell: ({ accepted }) => accepted },
  ];
  return (
    <>
      <DataTable
        caption={t('projectList.problems', { count: found.problemCount })}
        columns={columns}
        rows={found.problems.map((problem, number) => ({ ...problem, number }))}
        rowKey={({ number }) => String(number)}
        empty={null}
        captionShown
        stacks
      />
      {sheet.error && <ProblemMessage error={sheet.error} />}
      <div className="actions">
        <Button loading={sheet.isPending} onClick={() => sheet.mutate(list)}>
          {t('projectList.errorSheet')}
        </Button>
      </div>
    </>
  );
}

/** The first projects as they would be registered. */
function First({ found }: { found: ProjectListCheck }) {
  const { t } = useTranslation();
  const word = useWord();
  const [unit] = useMoneyUnit('yi');
  const columns: Column<ProjectListCheck['first'][number]>[] = [
    { key: 'row', title: t('projectList.row'), cell: ({ row }) => row },
    {
      key: 'name',
      title: t('projectList.field.name'),
      names: true,
      cell: ({ name }) => <InChinese>{name}</InChinese>,
    },
    {
      key: 'days',
      title: t('projectList.works'),
      cell: ({ plannedStartOn, plannedFinishOn }) =>
        `${plannedStartOn ?? t('projectList.notStated')} – ${plannedFinishOn ?? t('projectList.notStated')}`,
    },
    {
      key: 'total',
      title: `${t('projectList.field.totalInvestment')}（${word('moneyUnit', unit)}）`,
      number: true,
      cell: ({ totalInvestmentFen }) =>
        totalInvestmentFen === null ? (
          <span className="soft">{t('projectList.notStated')}</span>
        ) : (
          <Amount fen={totalInvestmentFen} unit={unit} />
        ),
    },
  ];
  return (
    <DataTable
      caption={t('projectList.first', { count: found.first.length })}
      columns={columns}
      rows={found.first}
      rowKey={({ row }) => String(row)}
      empty={null}
      captionShown
    />
  );
}
