import { Button, Form } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { addressOf } from '../client/base-path.js';
import { type MeetingDetail, useMeeting, useOpenMeeting } from '../client/meetings.js';
import { isProblem } from '../client/problem.js';
import { useLanguage } from '../language/use-language.js';
import { Loading } from '../layout/loading.js';
import { ProblemMessage } from '../layout/problem-message.js';
import { StatusMessage } from '../layout/status-message.js';
import { useMay } from '../session/use-may.js';
import { cityTime, cityToday } from '../ui/day/city-day.js';
import { FormDialog } from '../ui/form/form-dialog.js';
import { Fact } from '../ui/wording/fact.js';
import { InChinese } from '../ui/wording/in-chinese.js';
import { PageTitle } from '../ui/wording/page-title.js';
import { AgendaView } from './agenda-view.js';
import { DecideDialog } from './decide-dialog.js';
import { DecisionsTable } from './decisions-table.js';
import { MeetingStateTag } from './meeting-state.js';
import { useOrganisationName } from './organisation-name.js';

/** Shows one meeting: its facts, its agenda, what it decided, and the buttons to hold it. */
export default function MeetingPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const { data, error, refetch } = useMeeting(id);
  if (data) return <Shown key={id} meeting={data} />;
  if (!error) return <Loading />;
  if (!isProblem(error, 'NOT_FOUND'))
    return <ProblemMessage error={error} retry={() => void refetch()} />;
  return (
    <>
      <PageTitle title={t('failure.notFoundTitle')} />
      <p>{t('meetings.noMeeting')}</p>
      <p>
        <Link to="/meetings">{t('meetings.back')}</Link>
      </p>
    </>
  );
}

function Shown({ meeting }: { meeting: MeetingDetail }) {
  const { t } = useTranslation();
  const [agenda, decisions] = [useId(), useId()];
  const [said, say] = useState<string | null>(null);
  const [deciding, setDeciding] = useState(false);
  const held = meeting.state === 'held';
  const language = useLanguage();
  const mayHold = useMay().approve(meeting.organisationId);
  return (
    <>
      <p>
        <Link to="/meetings">{t('meetings.back')}</Link>
      </p>
      <div className="page-head">
        <PageTitle title={meeting.title}>
          <InChinese>{meeting.title}</InChinese>
        </PageTitle>
        <MeetingStateTag meeting={meeting} />
        <span className="spacer" />
        {held && (
          <Button
            href={addressOf(`/api/meetings/${meeting.id}/minutes?language=${language}`)}
            download
          >
            {t('meetings.minutes')}
          </Button>
        )}
      </div>
      <StatusMessage text={said} onClose={() => say(null)} />
      <MeetingFacts meeting={meeting} />
      {mayHold && !held && <Opening meeting={meeting} onDone={() => say(t('meetings.opened'))} />}
      <section className="panel" aria-labelledby={decisions}>
        <div className="panel-head">
          <h2 id={decisions}>{t('meetings.decisions')}</h2>
          <span className="spacer" />
          {mayHold && held && (
            <Button type="primary" onClick={() => setDeciding(true)}>
              {t('meetings.decide')}
            </Button>
          )}
        </div>
        {held ? (
          <DecisionsTable decisions={meeting.decisions} />
        ) : (
          <p className="soft">{t('meetings.notYetHeld')}</p>
        )}
      </section>
      <section className="panel" aria-labelledby={agenda}>
        <h2 id={agenda}>{t('meetings.agenda')}</h2>
        <p className="soft">{t(held ? 'meetings.agendaKept' : 'meetings.agendaProposed')}</p>
        <AgendaView agenda={meeting.agenda} />
      </section>
      {deciding && (
        <DecideDialog
          meeting={meeting}
          onClose={() => setDeciding(false)}
          onDone={({ number }) => {
            setDeciding(false);
            say(t('meetings.decided', { number }));
          }}
        />
      )}
    </>
  );
}

function MeetingFacts({ meeting }: { meeting: MeetingDetail }) {
  const { t } = useTranslation();
  const nameOf = useOrganisationName();
  return (
    <section className="panel" aria-label={t('meetings.facts')}>
      <dl className="facts">
        <Fact name={t('meetings.heldOn')}>{meeting.heldOn}</Fact>
        <Fact name={t('meetings.organisation')}>
          <InChinese>{nameOf(meeting.organisationId)}</InChinese>
        </Fact>
        <Fact name={t('meetings.chair')}>
          {meeting.chair === null ? t('app.none') : <InChinese>{meeting.chair}</InChinese>}
        </Fact>
        {meeting.openedAt !== null && (
          <Fact name={t('meetings.openedAt')}>{cityTime(meeting.openedAt)}</Fact>
        )}
        <Fact name={t('meetings.openDecisions')}>{meeting.openDecisions}</Fact>
      </dl>
    </section>
  );
}

/** Shows the button that opens the meeting, or from which day on it can be opened. */
function Opening({
  meeting: { id, heldOn },
  onDone,
}: {
  meeting: MeetingDetail;
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const [asking, ask] = useState(false);
  if (cityToday() < heldOn)
    return <p className="soft">{t('meetings.openFrom', { day: heldOn })}</p>;
  return (
    <div className="actions">
      <Button type="primary" onClick={() => ask(true)}>
        {t('meetings.open')}
      </Button>
      {asking && <OpenDialog id={id} onDone={onDone} onClose={() => ask(false)} />}
    </div>
  );
}

function OpenDialog({
  id,
  onDone,
  onClose,
}: {
  id: string;
  onDone: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [form] = Form.useForm<object>();
  const open = useOpenMeeting(id);
  return (
    <FormDialog
      name="open-meeting"
      title={t('meetings.openTitle')}
      submit={t('meetings.open')}
      form={form}
      pending={open.isPending}
      error={open.error}
      onClose={onClose}
      onSubmit={() => open.mutate(undefined, { onSuccess: onDone })}
    >
      <p>{t('meetings.openWhat')}</p>
    </FormDialog>
  );
}
