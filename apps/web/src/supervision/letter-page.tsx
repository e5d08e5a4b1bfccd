import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { isProblem } from '../client/problem.js';
import { type SupervisionDetail, useSupervisionItem } from '../client/supervision.js';
import { Loading } from '../layout/loading.js';
import { ProblemMessage } from '../layout/problem-message.js';
import { cityTime } from '../ui/day/city-day.js';
import { InChinese } from '../ui/wording/in-chinese.js';
import { PageTitle } from '../ui/wording/page-title.js';
import { useOrganisationName } from './item-columns.js';
import { NoItem } from './item-page.js';

/** Shows the letter of an item (督办函), to be printed. The office adds its own head and seal. */
export default function LetterPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const { data: item, error, refetch } = useSupervisionItem(id);
  if (!item) {
    if (!error) return <Loading />;
    if (isProblem(error, 'NOT_FOUND')) return <NoItem />;
    return <ProblemMessage error={error} retry={() => void refetch()} />;
  }
  if (item.number === null) return <NoItem />;
  return (
    <>
      <div className="page-head actions">
        <Link to={`/supervision/${item.id}`}>{t('supervision.backToItem')}</Link>
        <span className="spacer" />
        <Button type="primary" onClick={() => window.print()}>
          {t('supervision.print')}
        </Button>
      </div>
      <Letter item={item} />
    </>
  );
}

function Letter({ item }: { item: SupervisionDetail }) {
  const { t } = useTranslation();
  const nameOf = useOrganisationName();
  const { issuingOrganisationId: issuing, supportingOrganisationIds: supporting } = item;
  return (
    <article className="letter">
      <PageTitle title={t('supervision.letterTitle')} />
      <p className="letter-number">
        <InChinese>{item.number}</InChinese>
      </p>
      <p>
        <InChinese>{nameOf(item.leadOrganisationId)}</InChinese>
        {t('supervision.letterTo')}
      </p>
      <h2>
        <InChinese>{item.title}</InChinese>
      </h2>
      {item.projectName !== null && (
        <p>
          {t('supervision.letterProject')}
          <InChinese>{item.projectName}</InChinese>
        </p>
      )}
      <p className="recorded letter-words">
        <InChinese>{item.words}</InChinese>
      </p>
      {item.ownerName !== null && (
        <p>
          {t('supervision.letterOwner')}
          <InChinese>{item.ownerName}</InChinese>
        </p>
      )}
      {supporting.length > 0 && (
        <p>
          {t('supervision.letterSupporting')}
          <InChinese>{supporting.map(nameOf).join('、')}</InChinese>
        </p>
      )}
      <p>{t('supervision.letterAsks', { day: item.dueOn })}</p>
      <p className="letter-sign">
        {issuing !== null && <InChinese>{nameOf(issuing)}</InChinese>}
        <br />
        {cityTime(item.assignedAt).slice(0, 10)}
      </p>
    </article>
  );
}
