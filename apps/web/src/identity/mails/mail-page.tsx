import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useMail } from '../../client/mails.js';
import { Loading } from '../../layout/loading.js';
import { ProblemMessage } from '../../layout/problem-message.js';
import { InChinese } from '../../ui/wording/in-chinese.js';
import { PageTitle } from '../../ui/wording/page-title.js';

/** Shows the page of one mail that was written to a file: its text and the file itself. */
export default function MailPage() {
  const { t } = useTranslation();
  const { name = '' } = useParams();
  const { data, error, refetch } = useMail(name);
  return (
    <>
      <p>
        <Link to="/mails">{t('mails.back')}</Link>
      </p>
      {!data &&
        (error ? <ProblemMessage error={error} retry={() => void refetch()} /> : <Loading />)}
      {data && (
        <>
          <PageTitle title={data.subject ?? name}>
            <InChinese>{data.subject ?? name}</InChinese>
          </PageTitle>
          {data.to !== null && (
            <p>
              {t('mails.to')}: <InChinese>{data.to}</InChinese>
            </p>
          )}
          {data.text !== null && (
            <div className="panel recorded">
              <InChinese>{data.text}</InChinese>
            </div>
          )}
          <details>
            <summary>{t('mails.raw')}</summary>
            <pre className="panel code mail" tabIndex={0}>
              {data.raw}
            </pre>
          </details>
        </>
      )}
    </>
  );
}
