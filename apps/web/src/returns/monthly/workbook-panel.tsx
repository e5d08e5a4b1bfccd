import { addressOf } from '../../client/base-path.js';
import { Button } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSendWorkbook, type WorkbookResult } from '../../client/returns.js';
import { ProblemMessage } from '../../layout/problem-message.js';
import { InChinese } from '../../ui/wording/in-chinese.js';
import { useFieldName } from './field-names.js';

/** Shows how to take an organisation’s month out as a workbook, and to bring it back. */
export function WorkbookPanel({ month, organisation }: { month: string; organisation: string }) {
  const { t } = useTranslation();
  const id = useId();
  const [file, setFile] = useState<File | null>(null);
  const send = useSendWorkbook(month, organisation);
  const query = new URLSearchParams({ month, organisation });
  return (
    <details className="workbook">
      <summary>{t('workbook.title')}</summary>
      <p className="soft small">{t('workbook.intro')}</p>
      <p>
        <a href={addressOf(`/api/returns/workbook?${query.toString()}`)} download>
          {t('workbook.download')}
        </a>
      </p>
      <p>
        <label htmlFor={id}>{t('workbook.file')}</label>{' '}
        <input
          id={id}
          type="file"
          accept=".xlsx"
          onChange={(event) => {
            setFile(event.target.files?.[0] ?? null);
            send.reset();
          }}
        />
      </p>
      <div className="actions">
        <Button
          disabled={!file}
          loading={send.isPending}
          onClick={() => file && send.mutate({ file, dryRun: true })}
        >
          {t('workbook.rehearse')}
        </Button>
        <Button
          type="primary"
          disabled={!file || send.data?.dryRun !== true}
          loading={send.isPending}
          onClick={() => file && send.mutate({ file, dryRun: false })}
        >
          {t('workbook.save')}
        </Button>
      </div>
      {send.error && <ProblemMessage error={send.error} />}
      {send.data && <Outcome result={send.data} />}
    </details>
  );
}

/** Shows which returns a workbook changes, or has changed. */
function Outcome({ result: { dryRun, saved, unchanged, items } }: { result: WorkbookResult }) {
  const { t } = useTranslation();
  const fieldName = useFieldName();
  return (
    <div role="status">
      <p>
        {t(dryRun ? 'workbook.wouldSave' : 'workbook.saved', { count: saved })}
        {unchanged > 0 && t('workbook.unchanged', { count: unchanged })}
      </p>
      <ul>
        {items.map(({ projectId, projectName, changed, corrects }) => (
          <li key={projectId}>
            <InChinese>{projectName}</InChinese>
            {t('workbook.parts', { parts: changed.map(fieldName).join('、') })}
            {corrects && <span className="soft">{t('workbook.corrects')}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}
