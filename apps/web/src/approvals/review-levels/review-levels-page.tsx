import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useOrganisations } from '../../client/organisations.js';
import { isProblem } from '../../client/problem.js';
import { useReviewLevels } from '../../client/review-levels.js';
import { useWord } from '../../language/use-language.js';
import { Loading } from '../../layout/loading.js';
import { ProblemMessage } from '../../layout/problem-message.js';
import { StatusMessage } from '../../layout/status-message.js';
import { useSignedIn } from '../../session/signed-in.js';
import { cityToday } from '../../ui/day/city-day.js';
import { DataTable } from '../../ui/table/data-table.js';
import { CodeWord } from '../../ui/wording/code-word.js';
import { InChinese } from '../../ui/wording/in-chinese.js';
import { PageTitle } from '../../ui/wording/page-title.js';
import { StatusTag } from '../../ui/wording/status-tag.js';
import { type LevelSet, levelSets } from './level-sets.js';
import { LevelsForm } from './levels-form.js';

/**
 * Shows the page with the levels at which change requests of an organisation are decided. Security
 * administrators can set others from a day on.
 */
export default function ReviewLevelsPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const heading = useId();
  const { roles } = useSignedIn();
  const organisations = useOrganisations();
  const { data, error, refetch } = useReviewLevels(id);
  const [statusMessage, setStatusMessage] = useState<string | null>(null);
  const name = organisations.data?.find((one) => one.id === id)?.name ?? '';
  const sets = roles.some(({ role }) => role === 'security-admin');
  if (error && isProblem(error, 'NOT_FOUND'))
    return (
      <>
        <PageTitle title={t('failure.notFoundTitle')} />
        <p>{t('levels.noOrganisation')}</p>
        <BackLink />
      </>
    );
  return (
    <>
      <BackLink />
      <PageTitle title={t('levels.title', { name })}>
        {t('levels.title', { name: '' })}
        <InChinese>{name}</InChinese>
      </PageTitle>
      <p className="soft">{t('levels.intro')}</p>
      <StatusMessage text={statusMessage} onClose={() => setStatusMessage(null)} />
      {error && <ProblemMessage error={error} retry={() => void refetch()} />}
      {!error && !data && <Loading />}
      {data && <Levels sets={levelSets(data, cityToday())} />}
      {data && sets && (
        <section className="panel" aria-labelledby={heading}>
          <h2 id={heading}>{t('levels.set')}</h2>
          <LevelsForm organisationId={id} onDone={setStatusMessage} />
        </section>
      )}
    </>
  );
}

function BackLink() {
  const { t } = useTranslation();
  return (
    <p>
      <Link to="/units">{t('levels.back')}</Link>
    </p>
  );
}

function Levels({ sets }: { sets: readonly LevelSet[] }) {
  const { t } = useTranslation();
  return (
    <DataTable
      captionShown
      stacks
      caption={t('levels.caption')}
      rows={sets}
      rowKey={({ kind, validFrom }) => `${kind} ${validFrom}`}
      empty={t('levels.none')}
      columns={[
        {
          key: 'kind',
          title: t('changes.kind'),
          names: true,
          cell: ({ kind }) => <CodeWord list="approvalKind" code={kind} />,
        },
        {
          key: 'levels',
          title: t('levels.levels'),
          cell: ({ levels }) => <LevelWords levels={levels} />,
        },
        {
          key: 'from',
          title: t('levels.validFrom'),
          cell: ({ validFrom, toCome }) => (
            <span className="nowrap">
              {validFrom} {toCome && <StatusTag tone="grey">{t('levels.toCome')}</StatusTag>}
            </span>
          ),
        },
      ]}
    />
  );
}

function LevelWords({ levels }: Pick<LevelSet, 'levels'>) {
  const { t } = useTranslation();
  const word = useWord();
  return (
    <ol className="list-plain">
      {levels.map(({ level, relation, decides }) => (
        <li key={level}>
          {t('levels.level', {
            level,
            where: word('reviewRelation', relation),
            who: word('reviewDecides', decides),
          })}
        </li>
      ))}
    </ol>
  );
}
