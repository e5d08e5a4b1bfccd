import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type RuleChangeRequestState, useRuleChangeRequests } from '../../client/alert-rules.js';
import { cityTime } from '../../ui/day/city-day.js';
import { Choice } from '../../ui/form/choice.js';
import { useAddressQuery } from '../../layout/use-address-query.js';
import { useWord } from '../../language/use-language.js';
import { PagedTable } from '../../ui/table/paged-table.js';
import { InChinese } from '../../ui/wording/in-chinese.js';
import { PageTitle } from '../../ui/wording/page-title.js';
import { writeFilters } from '../alert-filters.js';
import { AlertsNav } from '../alerts-nav.js';
import { RuleChangeRequestTag } from './rule-change-request-tag.js';
import { ActorName } from '../../ui/wording/actor-name.js';

const STATES = [
  'proposed',
  'approved',
  'rejected',
  'withdrawn',
] as const satisfies readonly RuleChangeRequestState[];

/** Shows the page with all proposed changes of rules and their states. */
export default function RuleChangeRequestsPage() {
  const { t } = useTranslation();
  const word = useWord();
  const [params, editQuery] = useAddressQuery();
  const state = STATES.find((one) => one === params.get('state')) ?? null;
  return (
    <>
      <p>
        <Link to="/alert-rules">{t('rules.back')}</Link>
      </p>
      <div className="page-head">
        <PageTitle title={t('rules.proposals')} />
      </div>
      <AlertsNav />
      <div className="filters">
        <Choice
          label={t('alerts.state')}
          value={state}
          onChange={(chosen) => editQuery((now) => writeFilters(now, { state: chosen }))}
          options={STATES.map((value) => ({ value, label: word('ruleProposalState', value) }))}
        />
      </div>
      <PagedTable
        stacks
        pages={useRuleChangeRequests(state)}
        caption={t('rules.proposalsCaption')}
        rowKey={({ id }) => id}
        empty={t('rules.noProposals')}
        columns={[
          {
            key: 'rule',
            title: t('alerts.rule'),
            names: true,
            cell: ({ id, name, ends }) => (
              <Link to={`/alert-rules/proposals/${id}`}>
                {ends ? t('rules.endOf', { name }) : name}
              </Link>
            ),
          },
          {
            key: 'state',
            title: t('alerts.state'),
            cell: (changeRequest) => <RuleChangeRequestTag state={changeRequest.state} />,
          },
          {
            key: 'sentence',
            title: t('rules.sentence'),
            cell: ({ sentence }) => <div className="sentence">{sentence}</div>,
          },
          {
            key: 'from',
            title: t('rules.validFrom'),
            cell: ({ validFrom }) => <span className="nowrap">{validFrom}</span>,
          },
          {
            key: 'reason',
            title: t('rules.reason'),
            cell: ({ reason }) => <InChinese className="recorded">{reason}</InChinese>,
          },
          {
            key: 'by',
            title: t('rules.proposedBy'),
            cell: ({ proposedByName, proposedBy }) => (
              <ActorName className="nowrap" id={proposedBy} name={proposedByName} />
            ),
          },
          {
            key: 'at',
            title: t('rules.proposedAt'),
            cell: ({ proposedAt }) => <span className="nowrap">{cityTime(proposedAt)}</span>,
          },
        ]}
      />
    </>
  );
}
