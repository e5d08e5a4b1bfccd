/**
 * What becomes of a table in an export of the portfolio: it is exported, without the columns in
 * `without`; or it is kept back, for a reason.
 */
export type ExportedTable = { without: readonly string[] } | { keptBack: KeptBack };

/**
 * Why a table is not exported: it serves signing in or holds secrets; it holds mails and what was
 * told to whom; it belongs to one person's use of the program; the program works with it and can
 * make it again; or it keeps a file as bytes.
 */
export type KeptBack = 'sign-in' | 'mail' | 'personal' | 'working' | 'file';

const whole: ExportedTable = { without: [] };
const without = (...columns: string[]): ExportedTable => ({ without: columns });
const signIn: ExportedTable = { keptBack: 'sign-in' };
const mail: ExportedTable = { keptBack: 'mail' };
const personal: ExportedTable = { keptBack: 'personal' };
const working: ExportedTable = { keptBack: 'working' };
const file: ExportedTable = { keptBack: 'file' };

/** Each table of the program, and whether an export of the portfolio contains it. */
export const EXPORTED_TABLES: Readonly<Record<string, ExportedTable>> = {
  acknowledge_links: signIn,
  alert_channels: signIn,
  alert_events: whole,
  alert_explanations: whole,
  alert_preferences: personal,
  alert_rule_proposals: whole,
  alert_rules: whole,
  alerts: whole,
  api_tokens: signIn,
  approval_regimes: whole,
  audit_records: whole,
  audit_seals: whole,
  budget_filing_states: whole,
  budget_filings: whole,
  budget_rule_proposals: whole,
  budget_rules: whole,
  calendar_days: whole,
  calendar_feeds: signIn,
  calendar_years: whole,
  change_request_comments: whole,
  change_request_decisions: whole,
  change_request_looks: personal,
  change_request_notifications: mail,
  change_request_projects: whole,
  change_requests: whole,
  channel_messages: mail,
  completion_facts: whole,
  completion_forecasts: whole,
  contract_events: whole,
  contract_payments: whole,
  contracts: whole,
  cost_baselines: whole,
  cost_choices: whole,
  cost_records: whole,
  delegations: whole,
  difference_reasons: whole,
  disclosure_package_projects: whole,
  disclosure_packages: whole,
  disclosure_publications: whole,
  display_tokens: signIn,
  document_links: whole,
  documents: whole,
  evaluation_cache: working,
  finding_steps: whole,
  findings: whole,
  flagship_figures: whole,
  funding_cells: whole,
  funding_plans: whole,
  idempotency_keys: working,
  indicators: whole,
  inherited_assignments: whole,
  installation_state: working,
  item_attributes: whole,
  known_devices: signIn,
  last_times: working,
  ledger_change_request_rows: whole,
  ledger_change_requests: whole,
  ledger_contradictions: whole,
  ledger_digests: whole,
  ledger_entries: whole,
  ledger_heads: whole,
  ledger_import_error_sheets: file,
  ledger_import_totals: whole,
  ledger_imports: without('file', 'claim', 'claimed_until', 'attempts'),
  ledger_lapses: working,
  ledger_totals: whole,
  ledger_verifications: whole,
  mail_outbox: mail,
  meeting_decisions: whole,
  meetings: whole,
  memberships: whole,
  milestone_change_counts: working,
  milestone_changes: whole,
  milestone_move_limits: whole,
  milestone_predecessors: whole,
  milestones: whole,
  notifications: mail,
  organisation_names: whole,
  organisation_parents: whole,
  organisation_return_terms: whole,
  organisations: whole,
  outside_systems: whole,
  papers: without('file'),
  password_links: signIn,
  people: without(
    'email',
    'password_hash',
    'language',
    'must_change_password',
    'password_changed_at',
    'initial_password_since',
  ),
  period_figures: whole,
  plan_carry_overs: whole,
  plan_columns: whole,
  plan_date_notices: mail,
  plan_items: whole,
  plan_memberships: whole,
  plans: whole,
  procedure_steps: whole,
  procedures: whole,
  progress_readings: whole,
  project_changes: working,
  project_codes: whole,
  project_external_ids: whole,
  project_further_items: whole,
  project_organisations: whole,
  project_parents: whole,
  project_ratings: whole,
  project_returns: whole,
  project_stage_moves: whole,
  project_versions: whole,
  projects: whole,
  rate_counts: signIn,
  readings: whole,
  recovery_codes: signIn,
  report_manifests: whole,
  report_project_sets: whole,
  report_renderers: working,
  reported_figures: whole,
  return_notifications: mail,
  review_levels: whole,
  role_requirements: signIn,
  rule_gaps: working,
  saved_reports: personal,
  saved_views: personal,
  scan_slots: working,
  second_factors: signIn,
  self_checks: working,
  sessions: signIn,
  sign_in_counters: signIn,
  sign_in_failures: signIn,
  sign_in_failures_by_source: signIn,
  special_bonds: whole,
  supervision_items: whole,
  supervision_notifications: mail,
  supervision_steps: whole,
  supervision_years: working,
  system_alarms: working,
  target_adjustments: whole,
  targets: whole,
  worker_sweeps: working,
  year_plans: whole,
};

/**
 * Returns the columns of a table that an export contains; null when the table is kept back. A table
 * that is not listed is kept back, because nobody decided that it may leave.
 */
export function exportedColumns(
  table: string,
  columns: readonly string[],
): readonly string[] | null {
  const found = EXPORTED_TABLES[table];
  if (!found || 'keptBack' in found) return null;
  return columns.filter((column) => !found.without.includes(column));
}
