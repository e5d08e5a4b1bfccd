import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { addressOf } from '../client/base-path.js';
import { useDisclosurePackage } from '../client/disclosure.js';
import { Loading } from '../layout/loading.js';
import { ProblemMessage } from '../layout/problem-message.js';
import { CodeWord } from '../ui/wording/code-word.js';
import { PageTitle } from '../ui/wording/page-title.js';
import { SaidTable } from './said-table.js';

/** Shows what a package says, before and after it is decided. */
export default function PackagePage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const { data, error, refetch } = useDisclosurePackage(id);
  return (
    <>
      <p>
        <Link to="/disclosure">{t('disclosure.back')}</Link>
      </p>
      <div className="page-head">
        <PageTitle title={t('disclosure.one')} />
        <span className="spacer" />
        {data?.sha256 != null && (
          <a href={addressOf(`/api/disclosure-packages/${id}/content`)} download>
            {t('disclosure.download')}
          </a>
        )}
      </div>
      {error && <ProblemMessage error={error} retry={() => void refetch()} />}
      {data ? (
        <>
          <p>
            <CodeWord list="disclosureTier" code={data.tier} />
            {' · '}
            {data.publishedOn === null
              ? t('disclosure.undecided')
              : t('disclosure.publishedOn', { day: data.publishedOn })}
          </p>
          <SaidTable projects={data.projects} />
        </>
      ) : (
        !error && <Loading />
      )}
    </>
  );
}
