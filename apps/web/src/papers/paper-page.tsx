import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { addressOf } from '../client/base-path.js';
import { type Paper, usePaper, useReproducePaper } from '../client/papers.js';
import { Loading } from '../layout/loading.js';
import { ProblemMessage } from '../layout/problem-message.js';
import { cityInstant, cityTime } from '../ui/day/city-day.js';
import { MoneyUnitSwitch } from '../ui/money/money-unit-switch.js';
import { useMoneyUnit } from '../ui/money/use-money-unit.js';
import { Fact } from '../ui/wording/fact.js';
import { InChinese } from '../ui/wording/in-chinese.js';
import { PageTitle } from '../ui/wording/page-title.js';
import { StatusTag } from '../ui/wording/status-tag.js';
import { BulletinView } from './bulletin-view.js';

/** Shows a paper as it was issued: its head, its facts, its file and its manifest. */
export default function PaperPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const [unit, setUnit] = useMoneyUnit('yi');
  const { data, error, refetch } = usePaper(id);
  if (!data)
    return error ? <ProblemMessage error={error} retry={() => void refetch()} /> : <Loading />;
  return (
    <>
      <p>
        <Link to="/papers">{t('papers.back')}</Link>
      </p>
      <div className="page-head">
        <PageTitle title={t('papers.one', { month: data.month })} />
        <span className="spacer" />
        <a href={addressOf(`/api/papers/${id}/content`)} download>
          {t('papers.download')}
        </a>
      </div>
      <section className="panel" aria-label={t('papers.head')}>
        <dl className="facts">
          <Fact name={t('papers.number')}>
            <InChinese>{data.number}</InChinese>
          </Fact>
          <Fact name={t('papers.issuedOn')}>{data.issuedOn}</Fact>
          <Fact name={t('papers.signer')}>
            {data.signer === null ? t('app.none') : <InChinese>{data.signer}</InChinese>}
          </Fact>
          <Fact name={t('papers.issuedBy')} label={cityTime(data.issuedAt)}>
            <InChinese>{data.issuedByName}</InChinese>
          </Fact>
        </dl>
      </section>
      <div className="filters">
        <MoneyUnitSwitch unit={unit} onChange={setUnit} />
      </div>
      <BulletinView bulletin={data.bulletin} unit={unit} />
      <Manifest paper={data} />
    </>
  );
}

/** Shows what a paper was made from, and makes it again. */
function Manifest({ paper: { id, manifest } }: { paper: Paper }) {
  const { t } = useTranslation();
  const again = useReproducePaper(id);
  return (
    <>
      <h2>{t('papers.manifest')}</h2>
      <section className="panel" aria-label={t('papers.manifest')}>
        <dl className="facts">
          <Fact name={t('papers.knownAt')}>{cityInstant(manifest.knownAt)}</Fact>
          <Fact name={t('papers.projects')}>{manifest.projects}</Fact>
          <Fact name={t('papers.rowsSha256')} wide>
            <code className="hash small">{manifest.rowsSha256}</code>
          </Fact>
          <Fact name={t('papers.sha256')} wide>
            <code className="hash small">{manifest.sha256}</code>
          </Fact>
        </dl>
        {again.error && <ProblemMessage error={again.error} />}
        <div className="actions">
          <Button loading={again.isPending} onClick={() => again.mutate()}>
            {t('papers.reproduce')}
          </Button>
          <span role="status">
            {again.data && (
              <StatusTag tone={again.data.same ? 'green' : 'red'}>
                {t(again.data.same ? 'papers.same' : 'papers.differs')}
              </StatusTag>
            )}
          </span>
        </div>
      </section>
    </>
  );
}
