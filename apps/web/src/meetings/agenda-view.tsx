import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Agenda, AgendaDecision, AgendaPoint } from '../client/meetings.js';
import { type Column, DataTable } from '../ui/table/data-table.js';
import { CodeWord } from '../ui/wording/code-word.js';
import { InChinese } from '../ui/wording/in-chinese.js';
import { StatusTag, type Tone } from '../ui/wording/status-tag.js';
import { useOrganisationName } from './organisation-name.js';

const TONE: Readonly<Record<string, Tone>> = { red: 'red', stuck: 'amber', asked: 'grey' };

/** Shows the agenda of a meeting: what was decided before and is not closed, then the projects. */
export function AgendaView({ agenda: { decisions, points, more } }: { agenda: Agenda }) {
  const { t } = useTranslation();
  return (
    <>
      <h3>{t('meetings.before')}</h3>
      <DataTable
        stacks
        caption={t('meetings.beforeCaption')}
        columns={useDecisionColumns()}
        rows={decisions}
        rowKey={({ id }) => id}
        marked={({ overdue }) => overdue}
        empty={t('meetings.noneBefore')}
      />
      <h3>{t('meetings.points')}</h3>
      {points.length === 0 ? (
        <p className="soft">{t('meetings.noPoints')}</p>
      ) : (
        <ol className="list-plain lines" style={{ gap: 12 }}>
          {points.map((point) => (
            <Point key={point.projectId ?? point.items[0]?.id} point={point} />
          ))}
        </ol>
      )}
      {more > 0 && <p className="soft">{t('meetings.more', { count: more })}</p>}
    </>
  );
}

/** Shows one point: the project, why it is on the agenda, and what is red, stuck or asked for. */
function Point({ point }: { point: AgendaPoint }) {
  const { t } = useTranslation();
  const nameOf = useOrganisationName();
  const { projectId, projectName, organisationId, reasons, alerts, items } = point;
  return (
    <li>
      <div>
        {projectId === null ? (
          t('meetings.noProject')
        ) : (
          <Link to={`/projects/${projectId}`}>
            <InChinese>{projectName}</InChinese>
          </Link>
        )}{' '}
        {reasons.map((reason) => (
          <span key={reason} className="nowrap">
            <StatusTag tone={TONE[reason] ?? 'grey'}>
              <CodeWord list="agendaReason" code={reason} />
            </StatusTag>{' '}
          </span>
        ))}
        <InChinese className="soft small">{nameOf(organisationId)}</InChinese>
      </div>
      <ul>
        {alerts.map(({ id, ruleName, raisedOn }) => (
          <li key={id}>
            <Link to={`/alerts/${id}`}>{ruleName}</Link>{' '}
            <span className="soft small">{t('meetings.redSince', { day: raisedOn })}</span>
          </li>
        ))}
        {items.map(({ id, number, title, dueOn, overdue, leadOrganisationId }) => (
          <li key={id}>
            <Link to={`/supervision/${id}`}>
              <InChinese>
                {number} {title}
              </InChinese>
            </Link>{' '}
            <span className="soft small">
              <InChinese>{nameOf(leadOrganisationId)}</InChinese>{' '}
              {t('meetings.due', { day: dueOn })}
            </span>{' '}
            {overdue && <StatusTag tone="red">{t('meetings.overdue')}</StatusTag>}
          </li>
        ))}
      </ul>
    </li>
  );
}

function useDecisionColumns(): Column<AgendaDecision>[] {
  const { t } = useTranslation();
  const nameOf = useOrganisationName();
  return [
    {
      key: 'matter',
      title: t('meetings.matter'),
      names: true,
      cell: ({ id, number, title, projectName }) => (
        <>
          <Link to={`/supervision/${id}`}>
            <InChinese>
              {number} {title}
            </InChinese>
          </Link>
          {projectName !== null && (
            <div className="soft small">
              <InChinese>{projectName}</InChinese>
            </div>
          )}
        </>
      ),
    },
    {
      key: 'meeting',
      title: t('meetings.decidedIn'),
      cell: ({ meetingId, meetingTitle, heldOn }) => (
        <Link to={`/meetings/${meetingId}`}>
          <InChinese>{meetingTitle}</InChinese> <span className="nowrap">{heldOn}</span>
        </Link>
      ),
    },
    {
      key: 'lead',
      title: t('meetings.lead'),
      cell: ({ leadOrganisationId }) => <InChinese>{nameOf(leadOrganisationId)}</InChinese>,
    },
    {
      key: 'due',
      title: t('meetings.dueOn'),
      cell: ({ dueOn, overdue }) => (
        <span className="nowrap">
          {dueOn} {overdue && <StatusTag tone="red">{t('meetings.overdue')}</StatusTag>}
        </span>
      ),
    },
  ];
}
