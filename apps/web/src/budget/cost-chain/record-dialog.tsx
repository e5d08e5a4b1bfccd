import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { CostRecord } from '../../client/cost-chain.js';
import { cityTime } from '../../ui/day/city-day.js';
import { useFocusReturn } from '../../ui/form/use-focus-return.js';
import { useWord } from '../../language/use-language.js';
import { Amount } from '../../ui/money/amount.js';
import type { MoneyUnit } from '../../ui/money/money-unit.js';
import { SignedAmount } from '../../ui/money/variance.js';
import { DataTable } from '../../ui/table/data-table.js';
import { ActorName } from '../../ui/wording/actor-name.js';
import { CodeWord } from '../../ui/wording/code-word.js';
import { Fact } from '../../ui/wording/fact.js';
import { InChinese } from '../../ui/wording/in-chinese.js';
import { Findings } from '../change-requests/findings.js';

const PARTS = ['constructionFen', 'equipmentFen', 'otherFen', 'landFen'] as const;

/**
 * Shows a dialog with all data of a recorded cost: components, reasons, funding sources, results of
 * the budget rules, submitter and approver.
 */
export function RecordDialog({
  record,
  unit,
  onClose,
}: {
  record: CostRecord;
  unit: MoneyUnit;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const word = useWord();
  useFocusReturn();
  const { composition, reasons, funding } = record;
  return (
    <Modal
      open
      title={t('budget.chain.recordTitle', {
        stage: word('costStage', record.stage),
        day: record.effectiveOn,
      })}
      onCancel={onClose}
      footer={null}
      width={720}
    >
      <div className="apart-parts">
        <RecordFacts unit={unit} record={record} composition={composition} />
        {reasons.length > 0 && <ReasonsTable reasons={reasons} unit={unit} />}
        {funding.length > 0 && <RecordFundingTable funding={funding} unit={unit} />}
        <Findings findings={record.findings} unit={unit} />
      </div>
    </Modal>
  );
}

function RecordFacts({
  unit,
  record,
  composition,
}: {
  unit: MoneyUnit;
  record: CostRecord;
  composition: CostRecord['composition'];
}) {
  const { t } = useTranslation();
  const word = useWord();
  const money = `(${word('moneyUnit', unit)})`;
  return (
    <dl className="facts">
      <Fact
        figure
        name={`${t('budget.chain.amount')} ${money}`}
        label={<CodeWord list="scope" code={record.scope} />}
      >
        <Amount fen={record.amountFen} unit={unit} />
      </Fact>
      {record.adjustsFen !== null && (
        <Fact figure name={`${t('budget.chain.adjusts')} ${money}`}>
          <Amount fen={record.adjustsFen} unit={unit} />
        </Fact>
      )}
      <Fact name={t('budget.chain.document')}>
        <InChinese className="recorded">{record.document}</InChinese>
      </Fact>
      {record.place !== null && (
        <Fact name={t('budget.chain.place')}>
          <InChinese>{record.place}</InChinese>
        </Fact>
      )}
      {composition ? (
        PARTS.map((part) => (
          <Fact key={part} name={`${word('filingField', part)} ${money}`}>
            <Amount fen={composition[part]} unit={unit} />
          </Fact>
        ))
      ) : (
        <Fact name={t('ledger.composition')}>{t('ledger.notStated')}</Fact>
      )}
      <Fact name={t('budget.filings.filedBy')}>
        <ActorName id={record.filedBy} name={record.filedByName} />
      </Fact>
      <Fact name={t('budget.filings.approvedBy')}>
        <ActorName id={record.approvedBy} name={record.approvedByName} />
      </Fact>
      <Fact name={t('ledger.recordedAt')}>{cityTime(record.recordedAt)}</Fact>
      <Fact name={t('budget.filings.filing')}>
        <Link to={`/change-requests/${record.filingId}`}>{t('budget.filings.open')}</Link>
      </Fact>
    </dl>
  );
}

function ReasonsTable({ reasons, unit }: { reasons: CostRecord['reasons']; unit: MoneyUnit }) {
  const { t } = useTranslation();
  const word = useWord();
  const money = `(${word('moneyUnit', unit)})`;
  return (
    <DataTable
      captionShown
      caption={t('budget.chain.reasons')}
      rows={reasons.map((reason, at) => ({ ...reason, at }))}
      rowKey={({ at }) => String(at)}
      empty={t('app.none')}
      columns={[
        {
          key: 'class',
          title: t('budget.chain.reasonClass'),
          names: true,
          cell: (reason) => <CodeWord list="reasonClass" code={reason.class} />,
        },
        {
          key: 'amount',
          title: `${t('budget.chain.amount')} ${money}`,
          number: true,
          cell: ({ amountFen }) => (
            <SignedAmount of={{ fen: amountFen, percent: null }} unit={unit} />
          ),
        },
        {
          key: 'why',
          title: t('budget.chain.explanation'),
          cell: ({ explanation }) => <InChinese className="recorded">{explanation}</InChinese>,
        },
      ]}
    />
  );
}

function RecordFundingTable({
  funding,
  unit,
}: {
  funding: CostRecord['funding'];
  unit: MoneyUnit;
}) {
  const { t } = useTranslation();
  const word = useWord();
  const money = `(${word('moneyUnit', unit)})`;
  return (
    <DataTable
      captionShown
      caption={t('budget.chain.funding')}
      rows={funding}
      rowKey={({ source }) => source}
      empty={t('app.none')}
      columns={[
        {
          key: 'source',
          title: t('ledger.source'),
          names: true,
          cell: ({ source }) => <CodeWord list="fundingSource" code={source} />,
        },
        {
          key: 'amount',
          title: `${t('budget.chain.amount')} ${money}`,
          number: true,
          cell: ({ amountFen }) => <Amount fen={amountFen} unit={unit} />,
        },
      ]}
    />
  );
}
