import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ApprovalDetail } from '../client/approvals.js';
import { useOrganisations } from '../client/organisations.js';
import { useProject } from '../client/projects.js';
import { cityTime } from '../ui/day/city-day.js';
import { ActorName } from '../ui/wording/actor-name.js';
import { CodeWord } from '../ui/wording/code-word.js';
import { Fact } from '../ui/wording/fact.js';
import { InChinese } from '../ui/wording/in-chinese.js';
import { ApprovalStateTag } from './approval-state.js';

/** Shows the facts about a change request: state, kind, who filed it, source and note. */
export function ApprovalFacts({ request }: { request: ApprovalDetail }) {
  const { t } = useTranslation();
  const organisations = useOrganisations().data ?? [];
  const { kind, submittedBy, submittedByName, submittedAt, note, summary } = request;
  const { organisationIds, projectIds } = request;
  const [projectId] = projectIds;
  const names = organisationIds.map((id) => organisations.find((one) => one.id === id)?.name ?? id);
  return (
    <dl className="facts">
      <Fact name={t('changes.state')}>
        <ApprovalStateTag request={request} />
      </Fact>
      <Fact name={t('changes.kind')}>
        <CodeWord list="approvalKind" code={kind} />
      </Fact>
      {submittedBy !== null && (
        <Fact name={t('changes.filedBy')}>
          <ActorName id={submittedBy} name={submittedByName} />
          {submittedAt !== null && <span className="nowrap"> {cityTime(submittedAt)}</span>}
        </Fact>
      )}
      {names.length > 0 && (
        <Fact name={t('changes.organisation')}>
          <InChinese>{names.join(t('app.listComma'))}</InChinese>
        </Fact>
      )}
      {projectId !== undefined && (
        <Fact name={t('alerts.project')}>
          {projectIds.length === 1 ? (
            <ProjectLink id={projectId} />
          ) : (
            t('changes.projects', { count: projectIds.length })
          )}
        </Fact>
      )}
      {summary?.month && <Fact name={t('changes.month')}>{summary.month}</Fact>}
      {summary?.source && (
        <Fact name={t('changes.source')}>
          <InChinese className="recorded">{summary.source}</InChinese>
        </Fact>
      )}
      {note !== null && (
        <Fact wide name={t('changes.note')}>
          <InChinese className="recorded">{note}</InChinese>
        </Fact>
      )}
    </dl>
  );
}

function ProjectLink({ id }: { id: string }) {
  const { t } = useTranslation();
  const name = useProject(id).data?.name;
  return (
    <Link to={`/projects/${id}`}>
      {name === undefined ? t('changes.toProject') : <InChinese>{name}</InChinese>}
    </Link>
  );
}
