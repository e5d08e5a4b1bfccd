import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useMail } from '../../client/mails.js';
import { Loading } from '../../frame/loading.js';
import { Refused } from '../../frame/refused.js';
import { PageTitle } from '../../wording/page-title.js';

/** One mail as it lies in its file. */
export default function MailPage() {
  const { t } = useTranslation();
  const { name = '' } = useParams();
  const { data, error, refetch } = useMail(name);
  return (
    <>
      <p><Link to="/mails">{t('mails.back')}</Link></p>
      <PageTitle title={name} />
      {data === undefined && (error ? <Refused error={error} retry={() => void refetch()} /> : <Loading />)}
      {data !== undefined && <pre className="panel code mail" tabIndex={0}>{data}</pre>}
    </>
  );
}
