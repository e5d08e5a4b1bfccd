import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CostChain, CostRecord, Variance } from '../../client/cost-chain.js';
import { useWord } from '../../language/use-language.js';
import { Amount } from '../../ui/money/amount.js';
import type { MoneyUnit } from '../../ui/money/money-unit.js';
import { SignedAmount } from '../../ui/money/variance.js';
import { type Column, DataTable } from '../../ui/table/data-table.js';
import { CodeWord } from '../../ui/wording/code-word.js';
import { InChinese } from '../../ui/wording/in-chinese.js';
import { StatusTag, type Tone } from '../../ui/wording/status-tag.js';
import { inChainOrder } from './chain-order.js';

/** A row of the table: the figure that the plan states, or an approved cost figure. */
type Row = { of: 'plan'; plan: CostChain['plan'] } | { of: 'record'; record: CostRecord };

interface TableOf {
  chain: CostChain;
  unit: MoneyUnit;
  onOpen: (record: CostRecord) => void;
  /**
   * Called to open the dialog that chooses which cost figure is valid; null when the user may not
   * choose.
   */
  onChoose: ((record: CostRecord | null) => void) | null;
}

/** Shows a table with the plan's cost figure and all approved ones, sorted by stage and day. */
export function ChainTable({ chain, unit, onOpen, onChoose }: TableOf) {
  const { t } = useTranslation();
  const rows: Row[] = [
    { of: 'plan', plan: chain.plan },
    ...inChainOrder(chain.records).map((record) => ({ of: 'record' as const, record })),
  ];
  return (
    <DataTable
      pinned
      captionShown
      caption={t('budget.chain.caption')}
      rows={rows}
      rowKey={(row) => (row.of === 'plan' ? 'plan' : row.record.id)}
      empty={t('app.none')}
      columns={useChainColumns(unit, onOpen, onChoose)}
      faded={(row) => standingOf(row) === 'set-aside'}
    />
  );
}

const standingOf = (row: Row): string | null =>
  row.of === 'plan' ? row.plan.standing : row.record.standing;

function useChainColumns(
  unit: MoneyUnit,
  onOpen: TableOf['onOpen'],
  onChoose: TableOf['onChoose'],
): Column<Row>[] {
  const { t } = useTranslation();
  const word = useWord();
  const money = `(${word('moneyUnit', unit)})`;
  const ofRecord =
    (
      cell: (record: CostRecord) => React.ReactNode,
      ofPlan: (plan: CostChain['plan']) => React.ReactNode = () => '',
    ) =>
    (row: Row) =>
      row.of === 'plan' ? ofPlan(row.plan) : cell(row.record);
  const variance = (of: Variance | null) =>
    of === null ? (
      <span className="soft">{t('budget.chain.notComparable')}</span>
    ) : (
      <SignedAmount of={of} unit={unit} />
    );
  return [
    {
      key: 'stage',
      title: t('budget.chain.stage'),
      names: true,
      cell: ofRecord(
        (record) => <Stage record={record} onOpen={onOpen} />,
        () => t('budget.chain.planFigure'),
      ),
    },
    {
      key: 'amount',
      title: `${t('budget.chain.amount')} ${money}`,
      number: true,
      cell: ofRecord(
        ({ amountFen, scope }) => <Scoped fen={amountFen} scope={scope} unit={unit} />,
        ({ totalFen, scope }) => <Scoped fen={totalFen} scope={scope} unit={unit} />,
      ),
    },
    {
      key: 'standing',
      title: t('budget.chain.standing'),
      cell: (row) => <Standing row={row} onChoose={onChoose} />,
    },
    {
      key: 'day',
      title: t('budget.chain.day'),
      cell: ofRecord(({ effectiveOn }) => <span className="nowrap">{effectiveOn}</span>),
    },
    {
      key: 'approval',
      title: t('budget.chain.approval'),
      cell: ofRecord(({ approvalNumber, approvalBody }) => (
        <Lines of={[approvalNumber, approvalBody]} />
      )),
    },
    {
      key: 'document',
      title: t('budget.chain.paper'),
      cell: ofRecord(
        ({ source, document, place }) => (
          <>
            <span className="soft small">
              <CodeWord list="costSource" code={source} />
            </span>
            <Lines of={[document, place]} />
          </>
        ),
        ({ place }) => <Lines of={[place]} />,
      ),
    },
    {
      key: 'original',
      title: `${t('budget.chain.againstOriginal')} ${money}`,
      number: true,
      cell: ofRecord(({ againstOriginal }) => variance(againstOriginal)),
    },
    {
      key: 'current',
      title: `${t('budget.chain.againstCurrent')} ${money}`,
      number: true,
      cell: ofRecord(({ againstCurrent }) => variance(againstCurrent)),
    },
    {
      key: 'price',
      title: t('budget.chain.priceBasis'),
      cell: ofRecord(({ priceBasis }) => <Lines of={[priceBasis]} />),
    },
    {
      key: 'note',
      title: t('ledger.note'),
      cell: ofRecord(
        ({ note }) => <Lines of={[note]} />,
        ({ note }) => <Lines of={[note]} />,
      ),
    },
  ];
}

function Stage({ record, onOpen }: { record: CostRecord; onOpen: TableOf['onOpen'] }) {
  const { t } = useTranslation();
  const stage = useWord()('costStage', record.stage);
  return (
    <div className="stacked">
      <Button
        type="link"
        className="in-text"
        aria-label={t('budget.chain.openRecord', { stage, day: record.effectiveOn })}
        onClick={() => onOpen(record)}
      >
        {stage}
      </Button>
      {record.auditFirst && <StatusTag tone="red">{t('budget.chain.auditFirst')}</StatusTag>}
    </div>
  );
}

function Scoped({ fen, scope, unit }: { fen: string | null; scope: string; unit: MoneyUnit }) {
  return (
    <>
      <Amount fen={fen} unit={unit} />
      {fen !== null && (
        <div className="soft small">
          <CodeWord list="scope" code={scope} />
        </div>
      )}
    </>
  );
}

const TONES: Readonly<Record<string, Tone>> = {
  counts: 'green',
  undecided: 'amber',
  'set-aside': 'grey',
};

function Standing({ row, onChoose }: { row: Row; onChoose: TableOf['onChoose'] }) {
  const { t } = useTranslation();
  const word = useWord();
  const standing = standingOf(row);
  if (standing === null) return <span className="soft">{t('budget.chain.planSilent')}</span>;
  const name =
    row.of === 'plan'
      ? t('budget.chain.planFigure')
      : `${word('costStage', row.record.stage)} ${row.record.effectiveOn}`;
  return (
    <div className="stacked">
      <StatusTag tone={TONES[standing] ?? 'grey'}>
        <CodeWord list="standing" code={standing} />
      </StatusTag>
      {onChoose && standing !== 'counts' && (
        <Button
          size="small"
          aria-label={t('budget.chain.chooseNamed', { name })}
          onClick={() => onChoose(row.of === 'plan' ? null : row.record)}
        >
          {t('budget.chain.choose')}
        </Button>
      )}
    </div>
  );
}

function Lines({ of }: { of: readonly (string | null)[] }) {
  return (
    <div className="lines">
      {of.map(
        (text, at) =>
          text !== null && (
            <InChinese key={at} className="recorded">
              {text}
            </InChinese>
          ),
      )}
    </div>
  );
}
