import { Button, Radio } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type LedgerEntry, type Series, useLedgerEntries } from '../../../client/ledger.js';
import type { ProjectDetail } from '../../../client/projects.js';
import { useAddressQuery } from '../../../frame/use-address-query.js';
import { Said } from '../../../frame/said.js';
import { useWord } from '../../../language/use-language.js';
import type { MoneyUnit } from '../../../money/money-unit.js';
import { PagedTable } from '../../../table/paged-table.js';
import { useLedgerColumns } from './ledger-columns.js';
import { PostDialog } from './post-dialog.js';
import { ReverseDialog } from './reverse-dialog.js';
import { SERIES } from './series.js';

type Opened = { what: 'post' } | { what: 'reverse'; entry: LedgerEntry };

/** The project's money: every entry with its running total, and for who may record: post one, reverse one. */
export function LedgerSection({ project, mayRecord, unit }: { project: ProjectDetail; mayRecord: boolean; unit: MoneyUnit }) {
  const { t } = useTranslation();
  const heading = useId();
  const [series, setSeries] = useSeriesFilter();
  const pages = useLedgerEntries(project.id, series);
  const [opened, setOpened] = useState<Opened | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const close = (): void => setOpened(null);
  const done = (text: string): void => { setSaid(text); close(); };
  const columns = useLedgerColumns({ unit, mayRecord, onReverse: (entry) => setOpened({ what: 'reverse', entry }) });
  return (
    <section className="panel" aria-labelledby={heading}>
      <div className="panel-head">
        <h2 id={heading}>{t('ledger.title')}</h2>
        <SeriesFilter series={series} onChange={setSeries} />
        <span className="spacer" />
        {mayRecord && <Button type="primary" onClick={() => setOpened({ what: 'post' })}>{t('ledger.post')}</Button>}
      </div>
      <Said text={said} onClose={() => setSaid(null)} />
      <PagedTable
        pages={pages} columns={columns} captionShown caption={t('ledger.caption')} rowKey={({ id }) => id} faded={({ reversedById }) => reversedById !== null}
        empty={`${t('ledger.empty')}${mayRecord ? ` ${t('ledger.emptyAdvice')}` : ''}`}
      />
      {opened?.what === 'post' && <PostDialog project={project} onDone={done} onClose={close} />}
      {opened?.what === 'reverse' && <ReverseDialog entry={opened.entry} onDone={done} onClose={close} />}
    </section>
  );
}

function useSeriesFilter(): [Series | null, (series: Series | null) => void] {
  const [params, editQuery] = useAddressQuery();
  const asked = params.get('series');
  return [SERIES.find((one) => one === asked) ?? null, (series) => editQuery((now) => {
    const changed = new URLSearchParams(now);
    if (series === null) changed.delete('series');
    else changed.set('series', series);
    return changed;
  })];
}

function SeriesFilter({ series, onChange }: { series: Series | null; onChange: (series: Series | null) => void }) {
  const { t } = useTranslation();
  const word = useWord();
  return (
    <Radio.Group
      aria-label={t('ledger.series')} name="series" optionType="button" buttonStyle="solid" size="small" value={series ?? ''} onChange={(event) => onChange((event.target.value as Series | '') || null)}
      options={[{ value: '', label: t('ledger.allSeries') }, ...SERIES.map((value) => ({ value, label: word('series', value) }))]}
    />
  );
}
