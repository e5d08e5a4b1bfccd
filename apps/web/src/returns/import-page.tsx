import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import {
  isUnderWay,
  type LedgerImportDetail,
  useLedgerImport,
  useSendImport,
} from '../client/ledger-imports.js';
import { Loading } from '../layout/loading.js';
import { ProblemMessage } from '../layout/problem-message.js';
import { MoneyUnitSwitch } from '../ui/money/money-unit-switch.js';
import { useMoneyUnit } from '../ui/money/use-money-unit.js';
import { useSignedIn } from '../session/signed-in.js';
import { CodeWord } from '../ui/wording/code-word.js';
import { InChinese } from '../ui/wording/in-chinese.js';
import { PageTitle } from '../ui/wording/page-title.js';
import { ControlTotals, ImportTotals } from './import-totals.js';
import { ImportProblems } from './import-problems.js';
import { ImportLedgerChangeRequest } from './import-change-request.js';
import { ImportState } from './import-state.js';

/**
 * Shows the page of one uploaded file: first its progress, then its problems or its effect on the
 * totals, then its approval.
 */
export default function ImportPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const { data, error, refetch } = useLedgerImport(id);
  return (
    <>
      <p>
        <Link to="/ledger-imports">{t('imports.back')}</Link>
      </p>
      {!data &&
        (error ? <ProblemMessage error={error} retry={() => void refetch()} /> : <Loading />)}
      {data && <ImportOutcome row={data} />}
    </>
  );
}

function ImportOutcome({ row }: { row: LedgerImportDetail }) {
  const { t } = useTranslation();
  const [unit, setUnit] = useMoneyUnit('wan');
  return (
    <>
      <div className="page-head">
        <PageTitle title={row.fileName}>
          <InChinese>{row.fileName}</InChinese>
        </PageTitle>
      </div>
      <p role="status">
        <ImportState state={row.state} />{' '}
        {t(`imports.outcome.${row.state}`, {
          count: row.state === 'refused' ? row.errorCount : (row.entries ?? 0),
        })}
      </p>
      {isUnderWay(row) && <ImportProgress row={row} />}
      {row.errorCount > 0 && <ImportProblems row={row} />}
      <div className="filters">
        <MoneyUnitSwitch unit={unit} onChange={setUnit} />
      </div>
      <ControlTotals row={row} unit={unit} />
      {row.totals.length > 0 && <ImportTotals totals={row.totals} unit={unit} />}
      {row.state === 'ready' && <SendForApproval row={row} />}
      {row.proposalId !== null && <ImportLedgerChangeRequest proposalId={row.proposalId} />}
    </>
  );
}

function ImportProgress({ row: { progress } }: { row: LedgerImportDetail }) {
  const { t } = useTranslation();
  return (
    <div className="panel">
      <label htmlFor="import-progress">
        {progress.phase === null ? (
          t('imports.waiting')
        ) : (
          <CodeWord list="importPhase" code={progress.phase} />
        )}{' '}
        {t('imports.percent', { percent: progress.percent })}
      </label>
      <progress
        id="import-progress"
        max={100}
        value={progress.percent}
        style={{ display: 'block', width: '100%' }}
      />
      <span className="soft">{t('imports.mayLeave')}</span>
    </div>
  );
}

function SendForApproval({ row }: { row: LedgerImportDetail }) {
  const { t } = useTranslation();
  const { person } = useSignedIn();
  const send = useSendImport(row.id);
  if (row.filedBy !== person.id) return null;
  return (
    <>
      {send.error && <ProblemMessage error={send.error} />}
      <p>
        <Button type="primary" loading={send.isPending} onClick={() => send.mutate()}>
          {t('imports.send')}
        </Button>{' '}
        <span className="soft">{t('imports.sendHint')}</span>
      </p>
    </>
  );
}
