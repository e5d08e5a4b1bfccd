import { Button } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type LedgerVerification, useVerifications, useVerify } from '../../client/verification.js';
import { cityTime } from '../../ui/day/city-day.js';
import { ProblemMessage } from '../../layout/problem-message.js';
import { StatusMessage } from '../../layout/status-message.js';
import type { Column } from '../../ui/table/data-table.js';
import { PagedTable } from '../../ui/table/paged-table.js';
import { CodeWord } from '../../ui/wording/code-word.js';
import { StatusTag } from '../../ui/wording/status-tag.js';
import { PageTitle } from '../../ui/wording/page-title.js';
import { ContradictionsSection } from './contradictions-section.js';
import { CheckpointsSection } from './checkpoints-section.js';
import { HandedIn } from '../../ui/handed-in.js';
import { FirstFlaw } from './first-flaw.js';

/**
 * Shows the page about the verification of the ledger: past verifications with results, signed
 * checkpoints, and how to verify without this program.
 */
export default function VerificationPage() {
  const { t } = useTranslation();
  const heading = useId();
  const runs = useVerifications();
  const verify = useVerify();
  const [statusMessage, setStatusMessage] = useState<string | null>(null);
  const outcome = ({ projects, entries, flaws }: LedgerVerification): string =>
    t(flaws === 0 ? 'verification.ranGood' : 'verification.ranBad', { projects, entries, flaws });
  const run = (checkpoint?: string): void =>
    verify.mutate(checkpoint, { onSuccess: (ran) => setStatusMessage(outcome(ran)) });
  return (
    <>
      <PageTitle title={t('verification.title')} />
      <div className="lines">
        <p>{t('verification.proves')}</p>
        <p className="soft">{t('verification.provesNot')}</p>
      </div>
      <section className="panel" aria-labelledby={heading}>
        <div className="panel-head">
          <h2 id={heading}>{t('verification.runs')}</h2>
          <span className="spacer" />
          <HandedIn disabled={verify.isPending} onText={run} />
          <Button type="primary" loading={verify.isPending} onClick={() => run()}>
            {t('verification.runNow')}
          </Button>
        </div>
        <StatusMessage
          text={statusMessage}
          bad={(verify.data?.flaws ?? 0) > 0}
          onClose={() => setStatusMessage(null)}
        />
        {verify.error && <ProblemMessage error={verify.error} />}
        <PagedTable
          pages={runs}
          columns={useRunColumns()}
          captionShown
          caption={t('verification.runsCaption')}
          rowKey={({ id }) => id}
          empty={t('verification.runsEmpty')}
        />
      </section>
      <ContradictionsSection />
      <CheckpointsSection />
    </>
  );
}

function useRunColumns(): Column<LedgerVerification>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'at',
      title: t('verification.finishedAt'),
      names: true,
      cell: ({ finishedAt }) => <span className="nowrap">{cityTime(finishedAt)}</span>,
    },
    {
      key: 'outcome',
      title: t('verification.outcome'),
      cell: ({ flaws }) => (
        <StatusTag tone={flaws === 0 ? 'green' : 'red'}>
          {flaws === 0 ? t('verification.good') : t('verification.bad', { flaws })}
        </StatusTag>
      ),
    },
    { key: 'first', title: t('verification.first'), cell: (run) => <FirstFlaw run={run} /> },
    {
      key: 'projects',
      title: t('verification.projects'),
      number: true,
      cell: ({ projects }) => projects,
    },
    {
      key: 'entries',
      title: t('verification.entries'),
      number: true,
      cell: ({ entries }) => entries,
    },
    {
      key: 'how',
      title: t('verification.how'),
      cell: ({ how }) => (
        <span className="nowrap">
          <CodeWord list="verificationWay" code={how} />
        </span>
      ),
    },
    {
      key: 'digest',
      title: t('verification.against'),
      cell: ({ digestSha256 }) =>
        digestSha256 === null ? (
          <span className="soft">{t('verification.againstNone')}</span>
        ) : (
          <span className="code">{digestSha256}</span>
        ),
    },
  ];
}
