import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type Meeting, useMeetings } from '../client/meetings.js';
import { useSignedIn } from '../session/signed-in.js';
import type { Column } from '../ui/table/data-table.js';
import { PagedTable } from '../ui/table/paged-table.js';
import { InChinese } from '../ui/wording/in-chinese.js';
import { PageTitle } from '../ui/wording/page-title.js';
import { MeetingStateTag } from './meeting-state.js';
import { useOrganisationName } from './organisation-name.js';
import { PlanDialog } from './plan-dialog.js';

/** Shows the list of dispatch meetings (调度会), and the button that plans one. */
export default function MeetingsPage() {
  const { t } = useTranslation();
  const [planning, setPlanning] = useState(false);
  const mayPlan = useSignedIn().roles.some(({ role }) => role === 'manager');
  return (
    <>
      <div className="page-head">
        <PageTitle title={t('meetings.title')} />
        <span className="spacer" />
        {mayPlan && (
          <Button type="primary" onClick={() => setPlanning(true)}>
            {t('meetings.plan')}
          </Button>
        )}
      </div>
      <p className="soft">{t('meetings.intro')}</p>
      <PagedTable
        stacks
        captionShown
        pages={useMeetings()}
        columns={useColumns()}
        caption={t('meetings.caption')}
        rowKey={({ id }) => id}
        empty={t('meetings.empty')}
      />
      {planning && <PlanDialog onClose={() => setPlanning(false)} />}
    </>
  );
}

function useColumns(): Column<Meeting>[] {
  const { t } = useTranslation();
  const nameOf = useOrganisationName();
  return [
    {
      key: 'title',
      title: t('meetings.name'),
      names: true,
      cell: ({ id, title }) => (
        <Link to={`/meetings/${id}`}>
          <InChinese>{title}</InChinese>
        </Link>
      ),
    },
    {
      key: 'heldOn',
      title: t('meetings.heldOn'),
      cell: ({ heldOn }) => <span className="nowrap">{heldOn}</span>,
    },
    {
      key: 'organisation',
      title: t('meetings.organisation'),
      cell: ({ organisationId }) => <InChinese>{nameOf(organisationId)}</InChinese>,
    },
    {
      key: 'chair',
      title: t('meetings.chair'),
      cell: ({ chair }) => (chair === null ? t('app.none') : <InChinese>{chair}</InChinese>),
    },
    {
      key: 'state',
      title: t('meetings.state'),
      cell: (meeting) => <MeetingStateTag meeting={meeting} />,
    },
    {
      key: 'open',
      title: t('meetings.openDecisions'),
      number: true,
      cell: ({ openDecisions }) => openDecisions,
    },
  ];
}
