import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type SpendReport, useSpendReport } from '../client/spend.js';
import { Loading } from '../layout/loading.js';
import { ProblemMessage } from '../layout/problem-message.js';
import { MoneyUnitSwitch } from '../ui/money/money-unit-switch.js';
import { useMoneyUnit } from '../ui/money/use-money-unit.js';
import { useAddressQuery } from '../layout/use-address-query.js';
import { PageTitle } from '../ui/wording/page-title.js';
import { type QuestionChange, readSpendQuestion, writeSpendQuestion } from './spend-question.js';
import { SpendQuestionForm } from './spend-question-form.js';
import { SpendFiltersBar } from './spend-filters.js';
import { SpendChartPanel } from './spend-chart-panel.js';
import { SpendTable } from './spend-table.js';
import { SpendProof } from './spend-proof.js';
import { SaveReportDialog } from './save-report-dialog.js';
import { SavedReports } from './saved-reports.js';

/**
 * Shows the page of the spend report: amounts by project, year and source for a period, as they
 * were known at a point in time. The report is also available as a file.
 */
export default function SpendPage() {
  const { t } = useTranslation();
  const [params, editQuery] = useAddressQuery();
  const [unit, setUnit] = useMoneyUnit('wan');
  const { months, ...question } = readSpendQuestion(params);
  const { data: report, error, refetch } = useSpendReport(question);
  const [saving, setSaving] = useState<SpendReport['manifest'] | null>(null);
  const [statusMessage, setStatusMessage] = useState<string | null>(null);
  const ask = (change: QuestionChange): void => editQuery((now) => writeSpendQuestion(now, change));
  return (
    <>
      <div className="page-head">
        <PageTitle title={t('spend.title')} />
      </div>
      <div className="filters">
        <SpendQuestionForm months={months} question={question} onChange={ask} />
        <SpendFiltersBar filters={question.filters} onChange={ask} />
        <MoneyUnitSwitch unit={unit} onChange={setUnit} />
      </div>
      {error && <ProblemMessage error={error} retry={() => void refetch()} />}
      {!report && !error && <Loading />}
      {report && (
        <>
          <SpendProof
            report={report}
            question={question}
            unit={unit}
            onSave={
              Object.keys(question.filters).length > 0 ? null : () => setSaving(report.manifest)
            }
            pinned={question.knownAt !== null}
            onPin={(knownAt) => ask({ knownAt })}
          />
          <SpendChartPanel
            report={report}
            months={months}
            unit={unit}
            params={params}
            onEdit={editQuery}
          />
          <SpendTable report={report} months={months} unit={unit} params={params} />
        </>
      )}
      <SavedReports said={statusMessage} onSaid={setStatusMessage} />
      {saving && (
        <SaveReportDialog
          manifest={saving}
          onDone={(text) => {
            setSaving(null);
            setStatusMessage(text);
          }}
          onClose={() => setSaving(null)}
        />
      )}
    </>
  );
}
