import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { addressOf } from '../client/base-path.js';
import { useReportManifest, useReproduction } from '../client/spend.js';
import { cityInstant } from '../ui/day/city-day.js';
import { useReason } from '../layout/problem-message.js';
import { StatusTag } from '../ui/wording/status-tag.js';

/**
 * Shows the manifest that was kept of the displayed report, and makes the report again on request,
 * to see whether its file is the same. Its facts stand in the list of the proof.
 */
export function KeptManifest({ id }: { id: string }) {
  const { t } = useTranslation();
  const manifest = useReportManifest(id).data;
  const again = useReproduction();
  const reasonOf = useReason();
  if (!manifest) return null;
  return (
    <>
      <div>
        <dt>{t('spend.manifestKept')}</dt>
        <dd>
          <a href={addressOf(`/api/report-manifests/${id}`)} target="_blank" rel="noreferrer">
            {t('spend.openManifest')}
          </a>
        </dd>
      </div>
      <div>
        <dt>{t('spend.pulledBy')}</dt>
        <dd>
          {manifest.pulledBy.name} {cityInstant(manifest.clocks.issuedAt)}
        </dd>
      </div>
      <div>
        <dt>{t('spend.covered')}</dt>
        <dd>{manifest.scope.projects.length}</dd>
      </div>
      <div>
        <dt>{t('spend.reproduction')}</dt>
        <dd>
          <span role="status">
            {again.data && (
              <StatusTag tone={again.data.same ? 'green' : 'red'}>
                {t(again.data.same ? 'spend.sameFile' : 'spend.otherFile')}
              </StatusTag>
            )}
            {again.error && <span>{reasonOf(again.error)}</span>}
            {!again.data && (
              <Button size="small" loading={again.isPending} onClick={() => again.mutate(id)}>
                {t('spend.reproduce')}
              </Button>
            )}
          </span>
        </dd>
      </div>
    </>
  );
}
