import { Button } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { type RuleVersion, useRuleVersions } from '../../client/alert-rules.js';
import { cityToday } from '../../ui/day/city-day.js';
import { DayField } from '../../ui/form/day-field.js';
import { Loading } from '../../layout/loading.js';
import { ProblemMessage } from '../../layout/problem-message.js';
import { useAddressQuery } from '../../layout/use-address-query.js';
import { useSignedIn } from '../../session/signed-in.js';
import { DataTable } from '../../ui/table/data-table.js';
import { InChinese } from '../../ui/wording/in-chinese.js';
import { PageTitle } from '../../ui/wording/page-title.js';
import { SeverityTag } from '../alert-tags.js';
import { AlertsNav } from '../alerts-nav.js';
import { useRecipientWords } from '../recipient-words.js';
import { readDay, writeFilters } from '../alert-filters.js';
import { mayPropose, mayReadRuleRequests } from './may-rules.js';
import { ParameterList } from './parameter-words.js';
import { SetsSection } from './sets-section.js';

/**
 * Shows the page with the alert rules in force on a day, each with a description, parameters,
 * recipients and source.
 */
export default function RulesPage() {
  const { t } = useTranslation();
  const day = useId();
  const navigate = useNavigate();
  const me = useSignedIn();
  const [params, editQuery] = useAddressQuery();
  const on = readDay(params, 'on') ?? cityToday();
  const { data, error, refetch } = useRuleVersions(on);
  return (
    <>
      <div className="page-head">
        <PageTitle title={t('rules.title')} />
        <span className="spacer" />
        {mayPropose(me) && (
          <Button type="primary" onClick={() => void navigate('/alert-rules/new')}>
            {t('rules.propose')}
          </Button>
        )}
      </div>
      <AlertsNav />
      <div className="filters">
        <div className="filter">
          <label htmlFor={day}>{t('rules.on')}</label>
          <DayField
            id={day}
            clearable={false}
            value={on}
            onChange={(chosen) =>
              editQuery((now) => writeFilters(now, { on: chosen === cityToday() ? null : chosen }))
            }
          />
        </div>
        {mayReadRuleRequests(me) && (
          <Link to="/change-requests?kind=rule&mine=all">{t('rules.toProposals')}</Link>
        )}
      </div>
      {error && <ProblemMessage error={error} retry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data && <Versions versions={data} on={on} />}
      <SetsSection />
    </>
  );
}

/**
 * Describes the escalation of an alert that is not answered: who is notified and when. Red alerts
 * are escalated only after a reminder.
 */
function Escalation({ escalation, red }: { escalation: RuleVersion['escalation']; red: boolean }) {
  const { t } = useTranslation();
  const words = useRecipientWords();
  return (
    <div className="lines">
      {red && <span className="soft small">{t('rules.redFirst')}</span>}
      {escalation.length === 0 ? (
        <span className="soft">{t('app.none')}</span>
      ) : (
        escalation.map((step) => <span key={step.afterWorkingDays}>{words.step(step)}</span>)
      )}
    </div>
  );
}

function Versions({ versions, on }: { versions: readonly RuleVersion[]; on: string }) {
  const { t } = useTranslation();
  const words = useRecipientWords();
  const me = useSignedIn();
  return (
    <DataTable
      caption={t('rules.caption', { day: on })}
      captionShown
      rows={versions}
      rowKey={({ code, version }) => `${code} ${version}`}
      empty={t('rules.empty')}
      columns={[
        {
          key: 'rule',
          title: t('alerts.rule'),
          names: true,
          cell: ({ code, name, version }) => (
            <div className="lines">
              <span className="nowrap">{name}</span>
              <span className="soft small">{t('rules.version', { version })}</span>
              {mayPropose(me) && (
                <Link className="small" to={`/alert-rules/new?code=${code}`}>
                  {t('rules.change')}
                </Link>
              )}
            </div>
          ),
        },
        {
          key: 'severity',
          title: t('alerts.severity'),
          cell: ({ severity }) => <SeverityTag severity={severity} />,
        },
        {
          key: 'sentence',
          title: t('rules.sentence'),
          cell: ({ sentence }) => <div className="sentence">{sentence}</div>,
        },
        {
          key: 'parameters',
          title: t('rules.parameters'),
          cell: ({ parameters }) => <ParameterList parameters={parameters} />,
        },
        {
          key: 'recipients',
          title: t('alert.recipients'),
          cell: ({ recipients }) => (
            <div className="lines">
              {recipients.map((one) => (
                <span key={words.recipient(one)}>{words.recipient(one)}</span>
              ))}
            </div>
          ),
        },
        {
          key: 'escalation',
          title: t('alert.escalation'),
          cell: ({ escalation, severity }) => (
            <Escalation escalation={escalation} red={severity === 'red'} />
          ),
        },
        {
          key: 'valid',
          title: t('alert.valid'),
          cell: ({ validFrom, validTo }) => (
            <span className="nowrap">
              {validTo === null
                ? t('people.since', { from: validFrom })
                : t('people.until', { from: validFrom, to: validTo })}
            </span>
          ),
        },
        {
          key: 'source',
          title: t('alert.source'),
          cell: ({ source, proposedBy }) => (
            <div className="lines">
              <InChinese className="sentence">{source}</InChinese>
              {proposedBy === null && <span className="soft small">{t('rules.fromProgram')}</span>}
            </div>
          ),
        },
      ]}
    />
  );
}
