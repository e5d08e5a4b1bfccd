import type { Verb } from './attempts.js';
import {
  accounts,
  anybody,
  asking,
  audited,
  either,
  having,
  ownAccount,
  ownRow,
  queue,
  recorded,
  seen,
  service,
  who,
  type Who,
  written,
} from './contexts.js';

/**
 * Expected rights on a table: for each SQL operation, the contexts (users or services) that may
 * execute it. An operation that is left out must fail in every context.
 */
export interface Line extends Partial<Record<Verb, Who>> {
  /**
   * Names of the columns that an update may change, separated by spaces. Without this field an
   * update may change all columns.
   */
  changes?: string;
  /** Names of the columns that nobody may read, separated by spaces. */
  hides?: string;
}

/**
 * Returns the rights on a table for which the same contexts (users or services) may execute all
 * four SQL operations.
 */
const every = (some: Who): Line => ({ select: some, insert: some, update: some, delete: some });

/** Expected rights on every table and view that the program's database login can access. */
export const TABLES: Readonly<Record<string, Line>> = {
  'bullmq.dedup': every(queue),
  'bullmq.dedup_next': every(queue),
  'bullmq.event': every(queue),
  'bullmq.job': every(queue),
  'bullmq.job_dependency': every(queue),
  'bullmq.job_log': every(queue),
  'bullmq.meta': every(queue),
  'bullmq.metrics': every(queue),
  'bullmq.migration': every(queue),
  'bullmq.rate_limit': every(queue),
  'bullmq.relay_inbox': every(queue),
  'bullmq.relay_node': every(queue),
  'bullmq.relay_retained': every(queue),
  'bullmq.relay_subscription': every(queue),
  'bullmq.scheduler': every(queue),
  'public.acknowledge_links': {
    select: seen,
    insert: service,
    update: written,
    changes: 'used_at',
  },
  'public.alert_channels': {
    select: ownAccount,
    insert: ownAccount,
    update: ownAccount,
    changes: 'ended_at',
  },
  'public.alert_events': { select: seen, insert: written },
  'public.alert_explanations': { select: seen, insert: written },
  'public.alert_preferences': {
    select: either(having('mail'), ownRow),
    insert: ownRow,
    update: ownRow,
  },
  'public.alert_rule_proposals': { select: anybody },
  'public.alert_rules': {
    select: anybody,
    insert: having('rules'),
    update: having('rules'),
    changes: 'valid_to',
  },
  'public.alerts': {
    select: seen,
    insert: service,
    update: written,
    changes:
      'severity state inputs acknowledged_by acknowledged_at committed_on note resolved_on ' +
      'version level open_since escalated_step snoozed_until reminded_step',
  },
  'public.api_tokens': {
    select: ownAccount,
    insert: ownAccount,
    update: ownAccount,
    changes: 'last_used_at ended_at',
  },
  'public.approval_regimes': { select: seen, insert: written },
  'public.audit_records': { select: recorded, insert: anybody },
  'public.audit_seals': { select: anybody, insert: having('proof') },
  'public.budget_filing_states': { select: seen },
  'public.budget_filings': { select: seen },
  'public.budget_rule_proposals': { select: anybody },
  'public.budget_rules': {
    select: anybody,
    insert: having('rules'),
    update: having('rules'),
    changes: 'valid_to ended_by ended_at',
  },
  'public.calendar_days': { select: anybody, insert: having('calendar') },
  'public.calendar_feeds': {
    select: ownAccount,
    insert: ownAccount,
    update: ownAccount,
    changes: 'ended_at',
  },
  'public.calendar_years': { select: anybody, insert: having('calendar') },
  'public.change_request_comments': { select: seen, insert: seen },
  'public.change_request_decisions': { select: seen, insert: seen },
  'public.change_request_looks': {
    select: ownAccount,
    insert: ownAccount,
    update: ownAccount,
    changes: 'looked_at',
  },
  'public.change_request_notifications': {
    select: having('operations'),
    insert: having('operations'),
    delete: having('operations'),
  },
  'public.change_request_organisations': { select: seen },
  'public.change_request_projects': { select: seen, insert: written },
  'public.change_requests': {
    select: seen,
    insert: anybody,
    update: written,
    changes:
      'subject_key state version payload evidence note base base_values projects review level ' +
      'authors submitted_by submitted_at decided_by decided_at decided_for reason organisation_id',
  },
  'public.channel_messages': {
    select: either(having('mail'), ownRow),
    insert: having('mail'),
    update: having('mail'),
    changes: 'state attempts next_attempt_at sent_at server_response last_error',
  },
  'public.completion_facts': { select: seen, insert: written },
  'public.completion_forecasts': { select: seen, insert: written },
  'public.cost_baselines': { select: seen, insert: written },
  'public.cost_choices': { select: seen, insert: written },
  'public.cost_records': { select: seen, insert: written },
  'public.delegations': {
    select: anybody,
    insert: either(asking('roles'), ownRow),
    update: either(asking('roles'), ownRow),
    changes: 'revoked_on revoked_by',
  },
  'public.display_tokens': {
    select: either(accounts, seen),
    insert: written,
    update: either(accounts, written),
    changes: 'last_used_at ended_by ended_at',
  },
  'public.document_links': { select: seen, insert: written },
  'public.documents': { select: seen, insert: written },
  'public.duties': { select: anybody },
  // No user or service sees a row of this view. It lists people with two roles that exclude each
  // other, and each person in the test data has only one role. The view applies the row-level
  // policies to the user who reads it, as the view `duties` does.
  'public.duty_conflicts': {},
  'public.finding_steps': { select: seen, insert: audited },
  'public.findings': { select: seen, insert: audited },
  'public.flagship_figures': { select: anybody, insert: having('plan'), delete: having('plan') },
  'public.funding_cells': { select: seen, insert: written },
  'public.funding_plans': { select: seen, insert: written },
  'public.inherited_assignments': {
    select: having('operations'),
    insert: having('operations'),
    delete: having('operations'),
  },
  'public.idempotency_keys': {
    select: either(having('operations'), ownRow),
    insert: ownRow,
    update: ownRow,
    delete: having('operations'),
    changes: 'effect_id',
  },
  'public.indicators': { select: anybody, insert: having('plan'), delete: having('plan') },
  'public.installation_state': {
    select: anybody,
    update: having('operations'),
    changes: 'production_since',
  },
  'public.item_attributes': { select: anybody, insert: having('plan'), delete: having('plan') },
  'public.known_devices': {
    ...every(ownAccount),
    changes: 'secret_hash agent last_used_at expires_at',
  },
  'public.last_times': {
    select: having('operations'),
    insert: having('operations'),
    update: having('operations'),
  },
  // The test row of this table has no project, so it concerns the whole ledger and everybody may
  // read it. Closing a contradiction requires the name of the person who closes it.
  'public.ledger_contradictions': {
    select: anybody,
    insert: service,
    update: service,
    changes: 'last_found_at closed_at closed_by closed_reason',
  },
  'public.ledger_digests': {
    select: either(who(['city-auditor'], 'all'), having('proof')),
    insert: having('proof'),
  },
  'public.ledger_entries': { select: seen, insert: written },
  'public.ledger_heads': {
    select: seen,
    insert: written,
    update: written,
    changes: 'entries head_hash completed_fen funds_fen paid_fen head_sm3',
  },
  'public.ledger_import_error_sheets': { select: seen, insert: service },
  'public.ledger_import_totals': { select: seen, insert: written, delete: written },
  'public.ledger_imports': {
    select: seen,
    insert: ownRow,
    update: either(ownRow, service),
    changes:
      'send state claim claimed_until attempts phase rows_read rows_of errors error_count ' +
      'entries found_completed_fen found_funds_fen found_paid_fen units proposal_id ' +
      'finished_at readings_begun',
  },
  'public.ledger_lapses': { select: anybody, insert: having('proof') },
  'public.ledger_change_request_rows': { select: seen, insert: written, delete: written },
  'public.ledger_change_requests': { select: seen },
  'public.ledger_totals': {
    select: seen,
    insert: written,
    update: written,
    changes: 'amount_fen entries',
  },
  'public.ledger_verifications': { select: anybody, insert: having('proof') },
  'public.mail_outbox': {
    select: having('mail'),
    insert: either(having('mail'), accounts),
    update: having('mail'),
    changes: 'state attempts next_attempt_at sent_at server_response last_error',
  },
  'public.meeting_decisions': { select: seen, insert: written },
  'public.meetings': {
    select: seen,
    insert: written,
    update: written,
    changes: 'state agenda opened_by opened_at',
  },
  'public.memberships': {
    select: anybody,
    insert: asking('roles'),
    update: asking('roles'),
    changes: 'until_on',
  },
  'public.migrations': {},
  'public.milestone_change_counts': { select: seen },
  'public.milestone_changes': { select: seen, insert: written },
  'public.milestone_predecessors': { select: seen, insert: written, delete: written },
  'public.milestone_move_limits': { select: anybody, insert: having('rules') },
  'public.milestones': {
    select: seen,
    insert: written,
    update: written,
    changes:
      'baseline_on forecast_on actual_on explanation derived version reason dropped reached key weight owner_person_id decided_on latest_forecast_on',
  },
  'public.notifications': {
    select: seen,
    insert: service,
    update: written,
    changes: 'mail_id dropped digest_id told_on',
  },
  'public.organisation_names': { select: anybody, insert: having('organisations') },
  'public.organisation_parents': { select: anybody, insert: having('organisations') },
  'public.organisation_return_terms': { select: anybody, insert: having('organisations') },
  'public.organisations': {
    select: anybody,
    insert: having('organisations'),
    update: having('organisations'),
    changes: 'name parent_id version head_person_id returns_from',
  },
  'public.password_links': {
    select: accounts,
    insert: accounts,
    update: accounts,
    changes: 'used_at withdrawn_at',
  },
  'public.people': {
    select: anybody,
    insert: asking('people'),
    update: asking('people'),
    changes: 'email name language active version must_change_password initial_password_since',
    hides: 'password_hash',
  },
  'public.period_figures': { select: seen, insert: written },
  'public.plan_carry_overs': { select: seen, insert: written },
  'public.plan_columns': { select: anybody, insert: having('plan'), update: having('plan') },
  'public.plan_items': { select: anybody, insert: having('plan'), update: having('plan') },
  'public.outside_systems': { select: anybody, insert: having('rules') },
  'public.plan_memberships': { select: seen, insert: written },
  'public.plan_date_notices': {
    select: anybody,
    insert: having('plan'),
    update: having('plan'),
    changes: 'told_at passed',
  },
  'public.plans': { select: anybody, insert: having('plan'), update: having('plan') },
  // The department that handles a procedure, too, which is the row's own organisation here.
  'public.procedure_steps': { select: seen, insert: written },
  'public.procedures': {
    select: seen,
    insert: written,
    update: written,
    changes: 'state state_on handed_in_on accepted_on sent_back_on done_on steps ended_at',
  },
  'public.progress_readings': { select: seen, insert: written },
  'public.project_codes': { select: seen, insert: written },
  'public.project_further_items': { select: seen, insert: written, delete: written },
  'public.project_organisations': { select: seen, insert: written },
  'public.project_versions': { select: seen, insert: written },
  'public.project_parents': {
    select: seen,
    insert: written,
    update: written,
    changes: 'ended_on ended_by ended_at',
  },
  'public.project_changes': { select: seen, insert: written, delete: service },
  'public.project_returns': {
    select: seen,
    insert: written,
    update: written,
    changes: 'version content change_request_id corrects saved_by saved_at',
  },
  'public.project_stage_moves': { select: seen, insert: written },
  'public.projects': {
    select: seen,
    insert: written,
    update: written,
    changes:
      'plan_code column_number item_number name kind stage scope approval_regime tier unit_id ' +
      'total_investment_fen fyp_spend_fen figure_note place version stage_on ' +
      'supervising_organisation_id officer_person_id leader_person_id sector location district ' +
      'planned_start_on planned_finish_on summary',
  },
  'public.rate_counts': every(having('rates')),
  'public.recovery_codes': {
    select: ownAccount,
    insert: ownAccount,
    update: ownAccount,
    changes: 'used_at',
  },
  'public.report_manifests': { select: ownRow, insert: ownRow },
  'public.report_project_sets': { select: anybody, insert: anybody },
  'public.report_renderers': { select: anybody },
  'public.review_levels': { select: anybody, insert: having('organisations') },
  'public.role_requirements': {
    select: anybody,
    update: asking('roles'),
    changes: 'second_factor changed_at',
  },
  'public.rule_gaps': {
    select: seen,
    insert: written,
    update: written,
    delete: service,
    changes: 'rule_version state inputs since',
  },
  'public.saved_reports': { select: ownRow, insert: ownRow, update: ownRow, changes: 'ended_at' },
  'public.saved_views': { select: ownRow, insert: ownRow, delete: ownRow },
  'public.scan_slots': {
    select: having('operations'),
    insert: having('operations'),
    update: having('operations'),
  },
  'public.second_factors': {
    ...every(ownAccount),
    changes: 'sealed_seed key_id created_at confirmed_at last_step',
  },
  'public.self_checks': {
    select: having('operations'),
    insert: having('operations'),
    update: having('operations'),
  },
  'public.sessions': {
    select: ownAccount,
    insert: ownAccount,
    update: ownAccount,
    changes: 'last_seen_at ended_at end_reason proved_at',
  },
  // Users may access only the counter (kind `proof`) of their own failed attempts to confirm their
  // identity. The test row is a counter of another kind, so users cannot access it.
  'public.sign_in_counters': every(accounts),
  'public.sign_in_failures': every(accounts),
  'public.sign_in_failures_by_source': every(accounts),
  'public.project_external_ids': { select: seen, insert: written, delete: written },
  'public.reported_figures': { select: seen, insert: written },
  'public.difference_reasons': { select: seen, insert: written },
  'public.project_ratings': { select: seen, insert: written },
  'public.disclosure_packages': { select: anybody, insert: ownRow },
  'public.disclosure_package_projects': { select: seen, insert: written },
  'public.disclosure_publications': { select: anybody, insert: anybody },
  'public.papers': { select: seen, insert: written },
  'public.contracts': { select: seen, insert: written },
  'public.contract_events': { select: seen, insert: written },
  'public.contract_payments': { select: seen, insert: written, delete: written },
  'public.readings': { select: anybody, insert: having('readings') },
  'public.special_bonds': { select: seen, insert: written },
  'public.evaluation_cache': { select: seen, insert: service, update: service },
  'public.return_notifications': {
    select: having('operations'),
    insert: having('operations'),
    delete: having('operations'),
  },
  'public.supervision_items': {
    select: seen,
    insert: written,
    update: written,
    changes: 'due_on state',
  },
  'public.supervision_notifications': {
    select: having('operations'),
    insert: having('operations'),
    delete: having('operations'),
  },
  'public.supervision_steps': { select: seen, insert: written },
  'public.supervision_years': {
    select: anybody,
    insert: anybody,
    update: anybody,
    changes: 'last',
  },
  'public.system_alarms': {
    select: having('operations'),
    insert: having('operations'),
    update: having('operations'),
  },
  'public.target_adjustments': { select: seen, insert: written },
  'public.targets': { select: anybody, insert: having('plan'), delete: having('plan') },
  'public.worker_sweeps': {
    select: having('operations'),
    insert: having('operations'),
    update: having('operations'),
    delete: having('operations'),
  },
  'public.year_plans': { select: seen, insert: written },
};

/**
 * Database functions that run with the rights of their owner. `trigger` marks trigger functions,
 * which cannot be called directly. For each other function: the SQL that calls it for a person, and
 * the contexts (users or services) in which the call must give a result.
 */
export const FUNCTIONS: Readonly<
  Record<string, 'trigger' | { call: (person: string) => string; who: Who }>
> = {
  'public.count_milestone_change': 'trigger',
  'public.follow_organisation_of_project': 'trigger',
  'public.password_hash_of': {
    call: (person) =>
      `SELECT FROM (SELECT password_hash_of('${person}') AS hash) asked WHERE hash IS NOT NULL`,
    who: either(asking('passwords'), ownRow),
  },
  'public.rename_project_of_procedures': 'trigger',
  'public.set_password': {
    call: (person) =>
      `SELECT FROM (SELECT set_password('${person}', 'y', false, 'x', now()) AS done) asked WHERE done`,
    who: either(asking('passwords'), ownRow),
  },
};
