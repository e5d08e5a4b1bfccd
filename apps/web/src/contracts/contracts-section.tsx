import { Button } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Contract, type ContractPage, useContracts } from '../client/contracts.js';
import { Loading } from '../layout/loading.js';
import { ProblemMessage } from '../layout/problem-message.js';
import { StatusMessage } from '../layout/status-message.js';
import { Amount } from '../ui/money/amount.js';
import type { MoneyUnit } from '../ui/money/money-unit.js';
import { type Column, DataTable } from '../ui/table/data-table.js';
import { CodeWord } from '../ui/wording/code-word.js';
import { InChinese } from '../ui/wording/in-chinese.js';
import { StatusTag } from '../ui/wording/status-tag.js';
import { ContractDialog } from './contract-dialog.js';
import { EventDialog, eventsAfter } from './event-dialog.js';
import { PaymentsDialog } from './payments-dialog.js';

interface SectionProps {
  projectId: string;
  mayRecord: boolean;
  unit: MoneyUnit;
}

type Open = { kind: 'add' } | { kind: 'event' | 'payments'; contract: Contract };

/** Shows the contracts of a project, and their sums against the lines of its approved estimate. */
export function ContractsSection({ projectId, mayRecord, unit }: SectionProps) {
  const { t } = useTranslation();
  const heading = useId();
  const { data, error, refetch } = useContracts(projectId);
  const [open, setOpen] = useState<Open | null>(null);
  const [statusMessage, setStatusMessage] = useState<string | null>(null);
  const close = (): void => setOpen(null);
  const done = (words: string) => (): void => {
    close();
    setStatusMessage(words);
  };
  return (
    <section className="panel" aria-labelledby={heading}>
      <div className="panel-head">
        <h2 id={heading}>{t('contracts.title')}</h2>
        <span className="spacer" />
        {mayRecord && data && (
          <Button onClick={() => setOpen({ kind: 'add' })}>{t('contracts.add')}</Button>
        )}
      </div>
      <StatusMessage text={statusMessage} onClose={() => setStatusMessage(null)} />
      {error && <ProblemMessage error={error} retry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data && <Sums page={data} unit={unit} />}
      {data && <Contracts page={data} unit={unit} onOpen={mayRecord ? setOpen : null} />}
      {open?.kind === 'add' && (
        <ContractDialog
          projectId={projectId}
          lines={data?.lines ?? []}
          onFiled={done(t('contracts.filed'))}
          onClose={close}
        />
      )}
      {open?.kind === 'event' && (
        <EventDialog
          contract={open.contract}
          onFiled={done(t('contracts.filed'))}
          onClose={close}
        />
      )}
      {open?.kind === 'payments' && (
        <PaymentsDialog
          contract={open.contract}
          contracts={data?.items ?? []}
          unit={unit}
          onDone={done(t('contracts.tied'))}
          onClose={close}
        />
      )}
    </section>
  );
}

function Contracts({
  page: { items },
  unit,
  onOpen,
}: {
  page: ContractPage;
  unit: MoneyUnit;
  onOpen: ((open: Open) => void) | null;
}) {
  const { t } = useTranslation();
  return (
    <DataTable
      stacks
      rows={items}
      rowKey={({ id }) => id}
      caption={t('contracts.caption')}
      empty={t('contracts.none')}
      columns={[
        ...useContractColumns(unit),
        ...(onOpen
          ? [
              {
                key: 'acts',
                title: t('contracts.acts'),
                cell: (contract: Contract) => (
                  <div className="actions">
                    {eventsAfter(contract).length > 0 && (
                      <Button size="small" onClick={() => onOpen({ kind: 'event', contract })}>
                        {t('contracts.addEvent')}
                      </Button>
                    )}
                    <Button size="small" onClick={() => onOpen({ kind: 'payments', contract })}>
                      {t('contracts.tie')}
                    </Button>
                  </div>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}

function useContractColumns(unit: MoneyUnit): Column<Contract>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'contract',
      title: t('contracts.contract'),
      names: true,
      cell: ({ kind, name, contractNumber, counterparty }) => (
        <>
          <CodeWord list="contractKind" code={kind} />
          {name !== null && (
            <>
              {' '}
              <InChinese>{name}</InChinese>
            </>
          )}
          <div className="small soft">
            <InChinese>{[counterparty, contractNumber].filter(Boolean).join(' · ')}</InChinese>
          </div>
        </>
      ),
    },
    {
      key: 'line',
      title: t('contracts.costLine'),
      cell: ({ costLine }) =>
        costLine === null ? (
          <span className="soft">{t('contracts.noLine')}</span>
        ) : (
          <InChinese>{costLine}</InChinese>
        ),
    },
    {
      key: 'signed',
      title: t('contracts.signedOn'),
      cell: ({ signedOn }) => <span className="nowrap">{signedOn}</span>,
    },
    {
      key: 'amount',
      title: t('contracts.amount'),
      number: true,
      cell: (contract) => <ContractAmount contract={contract} unit={unit} />,
    },
    {
      key: 'paid',
      title: t('contracts.paid'),
      number: true,
      cell: ({ paidFen }) =>
        paidFen === null ? (
          <span className="soft">{t('contracts.nothingTied')}</span>
        ) : (
          <Amount fen={paidFen} unit={unit} />
        ),
    },
  ];
}

/** Shows the amount of a contract as signed, with its changes and its settlement below. */
function ContractAmount({ contract, unit }: { contract: Contract; unit: MoneyUnit }) {
  const { t } = useTranslation();
  const { amountFen, events, currentFen, submittedFen, settledFen, reductionFen } = contract;
  const changed = events.some(({ kind }) => kind === 'change' || kind === 'visa');
  const further: [string, string | null][] = [
    ...(changed ? [[t('contracts.current'), currentFen] as [string, string | null]] : []),
    ...(submittedFen === null
      ? []
      : [[t('contracts.submitted'), submittedFen] as [string, string]]),
    ...(settledFen === null ? [] : [[t('contracts.settled'), settledFen] as [string, string]]),
    ...(reductionFen === null
      ? []
      : [[t('contracts.reduction'), reductionFen] as [string, string]]),
  ];
  return (
    <>
      <Amount fen={amountFen} unit={unit} />
      {further.map(([label, fen]) => (
        <div key={label} className="small soft">
          {label} <Amount fen={fen} unit={unit} />
        </div>
      ))}
    </>
  );
}

function Sums({ page: { totals, lines }, unit }: { page: ContractPage; unit: MoneyUnit }) {
  const { t } = useTranslation();
  if (totals.contracts === 0) return null;
  const rows = [
    ...lines.map((line) => ({ ...line, key: line.name ?? '', total: false })),
    { ...totals, estimateFen: totals.ceilingFen, name: null, key: 'total', total: true },
  ];
  const over = ({ leftFen }: { leftFen: string | null }): boolean =>
    leftFen?.startsWith('-') === true;
  const amounts = (['estimateFen', 'contractedFen', 'paidFen'] as const).map(
    (key): Column<(typeof rows)[number]> => ({
      key,
      title: t(`contracts.sums.${key}`),
      number: true,
      cell: (row) => <Amount fen={row[key]} unit={unit} />,
    }),
  );
  const left = (row: (typeof rows)[number]): ReactNode =>
    over(row) ? (
      <StatusTag tone="red">
        {t('contracts.over')} <Amount fen={row.leftFen?.slice(1) ?? null} unit={unit} />
      </StatusTag>
    ) : (
      <Amount fen={row.leftFen} unit={unit} />
    );
  return (
    <DataTable
      stacks
      captionShown
      rows={rows}
      rowKey={({ key }) => key}
      caption={t('contracts.sumsCaption')}
      empty={t('contracts.none')}
      marked={over}
      columns={[
        {
          key: 'line',
          title: t('contracts.costLine'),
          names: true,
          cell: ({ name, total, contracts, known }) => (
            <>
              {total &&
                t(totals.basis === null ? 'contracts.all' : `contracts.allOf.${totals.basis}`)}
              {!total && name === null && t('contracts.noLine')}
              {name !== null && <InChinese>{name}</InChinese>}
              <div className="small soft">{t('contracts.coverage', { contracts, known })}</div>
            </>
          ),
        },
        ...amounts,
        { key: 'left', title: t('contracts.sums.leftFen'), number: true, cell: left },
      ]}
    />
  );
}
