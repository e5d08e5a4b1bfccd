import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useParams } from 'react-router';
import { isProblem } from '../client/problem.js';
import {
  type SupervisionDetail,
  type SupervisionStep,
  useSupervisionItem,
} from '../client/supervision.js';
import { Loading } from '../layout/loading.js';
import { ProblemMessage } from '../layout/problem-message.js';
import { StatusMessage } from '../layout/status-message.js';
import { cityTime } from '../ui/day/city-day.js';
import { DocumentLink } from '../ui/documents/document-link.js';
import { type Column, DataTable } from '../ui/table/data-table.js';
import { ActorName } from '../ui/wording/actor-name.js';
import { CodeWord } from '../ui/wording/code-word.js';
import { Fact } from '../ui/wording/fact.js';
import { InChinese } from '../ui/wording/in-chinese.js';
import { PageTitle } from '../ui/wording/page-title.js';
import { ItemActions } from './item-actions.js';
import { itemAddress, useOrganisationName } from './item-columns.js';
import { ItemStateTag, RiskTag } from './item-state.js';

/**
 * Shows the page of one item of supervision: what has to be done, by whom and by when, what became
 * of it, and the buttons for the steps that the user may take.
 */
export default function ItemPage() {
  const { id = '' } = useParams();
  const { data: item, error, refetch } = useSupervisionItem(id);
  if (item)
    return item.kind === 'finding' ? (
      <Navigate to={itemAddress(item)} replace />
    ) : (
      <Shown key={item.id} item={item} />
    );
  if (!error) return <Loading />;
  if (isProblem(error, 'NOT_FOUND')) return <NoItem />;
  return <ProblemMessage error={error} retry={() => void refetch()} />;
}

/** Says that there is no such item, or that the user may not see it. */
export function NoItem() {
  const { t } = useTranslation();
  return (
    <>
      <PageTitle title={t('failure.notFoundTitle')} />
      <p>{t('supervision.noItem')}</p>
      <p>
        <Link to="/supervision">{t('supervision.back')}</Link>
      </p>
    </>
  );
}

function Shown({ item }: { item: SupervisionDetail }) {
  const { t } = useTranslation();
  const [steps, matter] = [useId(), useId()];
  const [statusMessage, setStatusMessage] = useState<string | null>(null);
  return (
    <>
      <p>
        <Link to="/supervision">{t('supervision.back')}</Link>
      </p>
      <div className="page-head">
        <PageTitle title={item.title}>
          <InChinese>{item.title}</InChinese>
        </PageTitle>
        <ItemStateTag item={item} />
        <span className="spacer" />
        <Link to={`/supervision/${item.id}/letter`}>{t('supervision.letter')}</Link>
      </div>
      <StatusMessage text={statusMessage} onClose={() => setStatusMessage(null)} />
      <section className="panel" aria-labelledby={matter}>
        <h2 id={matter}>{t('supervision.matter')}</h2>
        <p className="recorded">
          <InChinese>{item.words}</InChinese>
        </p>
        <ItemActions item={item} onDone={setStatusMessage} />
        <ItemFacts item={item} />
      </section>
      <section className="panel" aria-labelledby={steps}>
        <h2 id={steps}>{t('supervision.steps')}</h2>
        <ItemSteps item={item} />
      </section>
    </>
  );
}

function ItemFacts({ item }: { item: SupervisionDetail }) {
  const { t } = useTranslation();
  const nameOf = useOrganisationName();
  const { dueOn, firstDueOn, extension } = item;
  return (
    <dl className="facts">
      {item.number !== null && (
        <Fact name={t('supervision.number')}>
          <InChinese>{item.number}</InChinese>
        </Fact>
      )}
      <Fact name={t('supervision.kind')}>
        <CodeWord list="supervisionKind" code={item.kind} /> <RiskTag item={item} />
        {item.element !== null && <CodeWord list="supervisionElement" code={item.element} />}
      </Fact>
      <Fact
        name={t('supervision.dueOn')}
        label={dueOn === firstDueOn ? undefined : t('supervision.firstDueOn', { day: firstDueOn })}
      >
        {dueOn}
      </Fact>
      {extension !== null && (
        <Fact name={t('supervision.asked')} label={extension.reason ?? undefined}>
          {t('supervision.askedUntil', { day: extension.dueOn })}
        </Fact>
      )}
      <Fact name={t('supervision.lead')}>
        <InChinese>{nameOf(item.leadOrganisationId)}</InChinese>
      </Fact>
      {item.supportingOrganisationIds.length > 0 && (
        <Fact name={t('supervision.supporting')}>
          <InChinese>{item.supportingOrganisationIds.map(nameOf).join('、')}</InChinese>
        </Fact>
      )}
      {item.ownerName !== null && (
        <Fact name={t('supervision.owner')}>
          <InChinese>{item.ownerName}</InChinese>
        </Fact>
      )}
      {item.projectId !== null && (
        <Fact name={t('alerts.project')}>
          <Link to={`/projects/${item.projectId}`}>
            <InChinese>{item.projectName}</InChinese>
          </Link>
        </Fact>
      )}
      {item.alertId !== null && (
        <Fact name={t('supervision.alert')}>
          <Link to={`/alerts/${item.alertId}`}>{t('supervision.toAlert')}</Link>
        </Fact>
      )}
      {item.response !== null && (
        <Fact name={t('supervision.response')}>
          <InChinese>{item.response}</InChinese>
        </Fact>
      )}
      <Fact name={t('supervision.assignedBy')} label={cityTime(item.assignedAt)}>
        <InChinese>
          {item.issuingOrganisationId !== null && nameOf(item.issuingOrganisationId)}
        </InChinese>{' '}
        <ActorName id={item.assignedBy} name={item.assignedByName} />
      </Fact>
    </dl>
  );
}

function ItemSteps({ item: { steps, projectId } }: { item: SupervisionDetail }) {
  const { t } = useTranslation();
  const columns: Column<SupervisionStep>[] = [
    {
      key: 'kind',
      title: t('supervision.stepKind'),
      names: true,
      cell: ({ kind }) => (
        <span className="nowrap">
          <CodeWord list="supervisionStep" code={kind} />
        </span>
      ),
    },
    {
      key: 'words',
      title: t('supervision.words'),
      cell: ({ words, onDay }) => (
        <>
          {onDay !== null && <span className="nowrap">{onDay} </span>}
          {words !== null && <InChinese className="recorded">{words}</InChinese>}
        </>
      ),
    },
    {
      key: 'document',
      title: t('findings.document'),
      cell: ({ document }) =>
        document !== null &&
        (projectId === null ? (
          <InChinese>{document}</InChinese>
        ) : (
          <DocumentLink projectId={projectId} number={document} />
        )),
    },
    {
      key: 'by',
      title: t('findings.doneBy'),
      cell: ({ doneBy, doneByName }) => (
        <ActorName className="nowrap" id={doneBy} name={doneByName} />
      ),
    },
    {
      key: 'at',
      title: t('findings.doneAt'),
      cell: ({ doneAt }) => <span className="nowrap">{cityTime(doneAt)}</span>,
    },
  ];
  return (
    <DataTable
      stacks
      caption={t('supervision.stepsCaption')}
      rows={steps}
      rowKey={({ position }) => String(position)}
      empty={t('app.none')}
      columns={columns}
    />
  );
}
