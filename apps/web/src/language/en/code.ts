import type { Words } from '../zh/index.js';

export const code: Words['code'] = {
  kind: { investment: 'Investment', programme: 'Programme', reform: 'Reform', 'spatial-guidance': 'Spatial guidance' },
  stage: {
    proposed: 'Proposed', preparation: 'Preparation', construction: 'Construction', completed: 'Completed', 'final-account': 'Final account', evaluated: 'Evaluated',
    deferred: 'Deferred', suspended: 'Suspended', cancelled: 'Cancelled',
  },
  scope: { 'whole-line': 'Whole line', 'hangzhou-section': 'Hangzhou section', 'not-stated': 'Scope not stated' },
  approvalRegime: { approval: 'Approval', verification: 'Verification', filing: 'Filing' },
  tier: { flagship: 'Flagship', standard: 'Standard' },
  series: { completed: 'Completed investment', funds: 'Funds in place', paid: 'Paid' },
  fundingSource: {
    'central-budget': 'Central budget', 'ultra-long-treasury-bond': 'Ultra-long treasury bonds', provincial: 'Provincial', municipal: 'Municipal', district: 'District',
    'special-bond': 'Special bonds', 'general-bond': 'General bonds', 'enterprise-bond': 'Enterprise bonds', 'bank-loan': 'Bank loans', 'self-raised': 'Self-raised (with equity)',
    ppp: 'Private capital (PPP)', reits: 'REITs', 'government-fund': 'Government fund', foreign: 'Foreign capital', other: 'Other',
  },
  origin: { direct: 'Posted', return: 'Monthly return', import: 'Import', correction: 'Reversal' },
  rule: {
    'milestone-due-soon': 'Milestone due soon', 'milestone-overdue': 'Milestone overdue', 'total-exceeded': 'Above the total investment', 'total-nearly-spent': 'Total nearly spent',
    'plan-period-exceeded': 'Above the plan period’s investment',
  },
  severity: { red: 'Red', amber: 'Amber' },
  alertState: { open: 'Open', acknowledged: 'Acknowledged', resolved: 'Resolved', superseded: 'Superseded' },
  milestoneState: { met: 'Met', overdue: 'Overdue', expected: 'Not yet due' },
  role: {
    officer: 'Project officer', manager: 'Manager', auditor: 'Auditor', 'system-admin': 'System administrator', 'security-admin': 'Security administrator',
    'audit-admin': 'Audit administrator',
  },
  comparator: {
    '>=': '≥', '>': '>', '=': '=', '~': '≈', '<=': '≤', '<': '<', range: 'range', 'by-date': 'by the date', 'in-step': 'in step', 'province-assigned': 'assigned by the province',
  },
  basis: { 'level-at-end': 'level at the end', cumulative: 'cumulative', 'per-year': 'each year' },
  targetKind: { value: 'Value', floor: 'Floor, always held', 'province-assigned': 'Assigned by the province', 'in-step': 'In step with growth', none: 'Only a rate or sum' },
  rateKind: { annual: 'a year', cumulative: 'over five years' },
  outcome: { done: 'Done', refused: 'Refused' },
  part: { database: 'Database', queue: 'Queue', worker: 'Worker', alerts: 'Alert rules', scan: 'Daily scan', mail: 'Mail', record: 'Sealing of the record' },
  sign: {
    backend: 'Queue kept in', waiting: 'Jobs waiting', failed: 'Failed', lastSweepAt: 'Last sweep', touches: 'Changes to be judged', oldestTouchSeconds: 'Oldest has waited (s)',
    urgentUntold: 'Urgent, not yet told', unheard: 'Alerts without a manager', lastSlotOn: 'Day of the last scan', finishedAt: 'Scan finished', transport: 'Delivered by', pending: 'Mails to be sent',
    oldestPendingSeconds: 'Oldest has waited (s)',
    unsealed: 'Records without a seal', oldestUnsealedSeconds: 'Oldest without a seal (s)',
  },
  health: { ok: 'OK', degraded: 'Degraded' },
  language: { zh: 'Chinese', en: 'English' },
  moneyUnit: { yi: '100 m yuan', wan: '10 k yuan', yuan: 'yuan' },
};
