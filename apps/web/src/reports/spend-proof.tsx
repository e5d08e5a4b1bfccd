import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOrganisations } from '../client/organisations.js';
import {
  rendererOf,
  spendFileAddress,
  type SpendQuestion,
  type SpendReport,
  useSpendFileHash,
} from '../client/spend.js';
import { useLanguage } from '../language/use-language.js';
import { cityInstant } from '../ui/day/city-day.js';
import type { MoneyUnit } from '../ui/money/money-unit.js';
import { KeptManifest } from './kept-manifest.js';

/**
 * Shows what is needed to verify a report: its coverage, point in time and hash. Also links to a
 * file with the same rows.
 */
export function SpendProof({
  report,
  question,
  unit,
  pinned,
  onPin,
  onSave,
}: {
  report: SpendReport;
  question: SpendQuestion;
  unit: MoneyUnit;
  pinned: boolean;
  /** Null where the report cannot be saved. */
  onSave: (() => void) | null;
  onPin: (knownAt: string | null) => void;
}) {
  const { t } = useTranslation();
  const { coverage, manifest } = report;
  const units = useOrganisations().data ?? [];
  const language = useLanguage();
  const address = spendFileAddress(question, report, { format: 'csv', language });
  const workbook = spendFileAddress(question, report, { format: 'xlsx', language, unit });
  const printed = spendFileAddress(question, report, { format: 'pdf', language, unit });
  const [wanted, setWanted] = useState<string | null>(null);
  const file = useSpendFileHash(address, wanted === address);
  return (
    <section className="panel" aria-label={t('spend.manifest')}>
      <div className="panel-head">
        <a href={address} download title={t('spend.downloadHint')}>
          {t('spend.download')}
        </a>
        <a href={workbook} download title={t('spend.workbookHint')}>
          {t('spend.workbook')}
        </a>
        <a href={printed} download title={t('spend.printedHint')}>
          {t('spend.printed')}
        </a>
        <Button
          size="small"
          title={t('spend.freezeHint')}
          onClick={() => onPin(pinned ? null : manifest.knownAt)}
        >
          {t(pinned ? 'spend.unfreeze' : 'spend.freeze')}
        </Button>
        {onSave && (
          <Button size="small" onClick={onSave}>
            {t('savedReports.save')}
          </Button>
        )}
        <span role="status">{t('spend.coverage', { ...coverage })}</span>
        <span className="soft">{t('spend.threeSeries')}</span>
        {manifest.renderer !== undefined && manifest.renderer < 3 && (
          <span role="note">{t('spend.bySecondRenderer')}</span>
        )}
        {manifest.renderer === undefined && <span role="note">{t('spend.byOldRenderer')}</span>}
      </div>
      <dl className="proof small soft">
        <div>
          <dt>{t('spend.asOf')}</dt>
          <dd>{cityInstant(manifest.knownAt)}</dd>
        </div>
        <div>
          <dt>{t('spend.units')}</dt>
          <dd>
            {manifest.units === 'all'
              ? t('spend.allUnits')
              : manifest.units
                  .map((id) => units.find((unit) => unit.id === id)?.name ?? id)
                  .join(', ')}
          </dd>
        </div>
        <div>
          <dt>{t('spend.rows')}</dt>
          <dd>{manifest.rows}</dd>
        </div>
        <div>
          <dt>{t('spend.hash')}</dt>
          <dd className="code rows-hash">{manifest.rowsSha256 ?? manifest.sha256}</dd>
        </div>
        <div>
          <dt>{t('spend.fileHash')}</dt>
          <dd className="code file-hash">
            {file.data?.sha256 ?? (
              <Button loading={file.isFetching} onClick={() => setWanted(address)}>
                {t('spend.makeFileHash')}
              </Button>
            )}
          </dd>
        </div>
        <div>
          <dt>{t('spend.renderer')}</dt>
          <dd>{rendererOf(manifest)}</dd>
        </div>
        {report.manifestId !== undefined && <KeptManifest id={report.manifestId} />}
      </dl>
    </section>
  );
}
