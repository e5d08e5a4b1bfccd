import { Button } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import {
  useMakeCheckpoint,
  useOpenContradictions,
  useUnwitnessed,
} from '../../client/contradictions.js';
import { isProblem } from '../../client/problem.js';
import { checkpointAddress, useCheckpointKey, useCheckpoints } from '../../client/verification.js';
import { cityTime } from '../../ui/day/city-day.js';
import { Loading } from '../../layout/loading.js';
import { ProblemMessage } from '../../layout/problem-message.js';
import { StatusMessage } from '../../layout/status-message.js';
import { CopyField } from '../../layout/shown-once.js';
import { PagedTable } from '../../ui/table/paged-table.js';

/** Shell commands with which an auditor verifies a checkpoint using common tools. */
const BY_HAND = `jq -cjS .digest ledger-YYYY-MM-DD.json > signed.bytes
jq -r .signature ledger-YYYY-MM-DD.json | base64 -d > signature.bytes
openssl pkeyutl -verify -pubin -inkey known-public.pem -rawin -in signed.bytes -sigfile signature.bytes
sha256sum ledger-YYYY-MM-DD.json`;

/** Command that verifies the hash chains of the ledger with this program. */
const BY_PROGRAM =
  'npm run tracker -- ledger verify --against ledger-YYYY-MM-DD.json --key known-public.pem';

/**
 * Shows the signed checkpoints by day, the public key, and instructions for verifying the
 * checkpoints without this program.
 */
export function CheckpointsSection() {
  const { t } = useTranslation();
  const [checkpoints, hand] = [useId(), useId()];
  const pages = useCheckpoints();
  const open = useOpenContradictions().data?.items.length;
  return (
    <>
      <section className="panel" aria-labelledby={checkpoints}>
        <h2 id={checkpoints}>{t('verification.digests')}</h2>
        {/* The server refuses to sign while there are open contradictions. When their number
            changes, the new key resets the component, so that it no longer shows the refusal. */}
        {!isProblem(pages.error, 'FORBIDDEN') && <Unwitnessed key={open} />}
        {isProblem(pages.error, 'FORBIDDEN') && <p>{t('verification.digestsForAuditors')}</p>}
        {!isProblem(pages.error, 'FORBIDDEN') && (
          <PagedTable
            pages={pages}
            captionShown
            caption={t('verification.digestsCaption')}
            rowKey={({ sha256 }) => sha256}
            empty={t('verification.digestsEmpty')}
            columns={[
              {
                key: 'day',
                title: t('verification.day'),
                names: true,
                cell: ({ day }) => <span className="nowrap">{day}</span>,
              },
              {
                key: 'file',
                title: t('verification.file'),
                cell: ({ day, asOf, sha256 }) => (
                  <a
                    className="nowrap"
                    href={checkpointAddress({ day, sha256 })}
                    download
                    aria-label={t('verification.downloadOf', { day, asOf: cityTime(asOf) })}
                  >
                    {t('verification.download')}
                  </a>
                ),
              },
              {
                key: 'asOf',
                title: t('verification.asOf'),
                cell: ({ asOf }) => <span className="nowrap">{cityTime(asOf)}</span>,
              },
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
                key: 'sha256',
                title: t('verification.sha256'),
                cell: ({ sha256 }) => <span className="code">{sha256}</span>,
              },
            ]}
          />
        )}
      </section>
      <section className="panel" aria-labelledby={hand}>
        <h2 id={hand}>{t('verification.byHand')}</h2>
        <p>{t('verification.byHandHow')}</p>
        <pre
          className="code command"
          tabIndex={0}
          role="region"
          aria-label={t('verification.byHand')}
        >
          {BY_HAND}
        </pre>
        <p>{t('verification.byProgram')}</p>
        <pre
          className="code command"
          tabIndex={0}
          role="region"
          aria-label={t('verification.byProgram')}
        >
          {BY_PROGRAM}
        </pre>
        <PublicKey />
      </section>
    </>
  );
}

/**
 * Shows the number of ledger entries that no checkpoint covers yet, and a button to create a
 * checkpoint now.
 */
function Unwitnessed() {
  const { t } = useTranslation();
  const { data } = useUnwitnessed();
  const make = useMakeCheckpoint();
  if (!data) return null;
  return (
    <div className="lines">
      <div className="actions">
        <span>
          {data.since === null
            ? t('verification.allWitnessed')
            : t('verification.unwitnessed', { count: data.entries, since: cityTime(data.since) })}
        </span>
        <Button loading={make.isPending} onClick={() => make.mutate()}>
          {t('verification.makeCheckpoint')}
        </Button>
      </div>
      {make.error && <ProblemMessage error={make.error} />}
      <StatusMessage
        text={make.data ? t('verification.madeCheckpoint', { sha256: make.data.sha256 }) : null}
      />
    </div>
  );
}

function PublicKey() {
  const { t } = useTranslation();
  const { data, error, refetch } = useCheckpointKey();
  if (!data)
    return error ? <ProblemMessage error={error} retry={() => void refetch()} /> : <Loading />;
  return (
    <div className="lines">
      <h3>{t('verification.key', { algorithm: data.algorithm })}</h3>
      <CopyField
        label={t('verification.key', { algorithm: data.algorithm })}
        text={data.publicKeyPem.trim()}
      />
      <span>
        {t('verification.keySha256')} <span className="code">{data.sha256}</span>
      </span>
      <span className="soft small">{t('verification.keyHint')}</span>
    </div>
  );
}
