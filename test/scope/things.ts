import type { ExpectedProject, Walker } from './expected-state.js';

/** A record about one or several projects. */
export interface Thing {
  id: string;
  projects: readonly ExpectedProject[];
}
/** A record that people wrote or submitted. */
export interface Filed extends Thing {
  filers: Walker[];
}
/** A ledger change request and its state. */
export interface LedgerChangeRequest extends Filed {
  state: 'waiting' | 'approved' | 'over';
}
/** A budget change request, the kind that has a route of its own, and its state. */
export interface ChangeRequest extends Filed {
  kind: string;
  state: 'draft' | 'submitted' | 'approved' | 'over';
}
/** A link in a mail; `id` is its secret. */
export interface Link extends Thing {
  reader: Walker;
}
/** A relation of a sub-project to its parent; `id` is that of the relation. */
export interface Part extends Thing {
  child: ExpectedProject;
}

/** A proposed rule and the person who proposed it. */
export interface ProposedRule {
  id: string;
  proposer: Walker;
}

/** Records that the walk knows to exist. */
export class Things {
  readonly milestones: Thing[] = [];
  readonly proposals: LedgerChangeRequest[] = [];
  readonly entries: Thing[] = [];
  readonly filings: ChangeRequest[] = [];
  readonly imports: (Filed & { rehearsed: boolean })[] = [];
  readonly alerts: Thing[] = [];
  readonly findings: Filed[] = [];
  readonly savedReports: { id: string; owner: Walker }[] = [];
  readonly links: Link[] = [];
  readonly parts: Part[] = [];
  readonly tokens: { id: string; owner: Walker }[] = [];
  readonly sessions: { id: string; owner: Walker }[] = [];
  readonly delegations: { id: string; from: Walker; to: Walker }[] = [];
  readonly ruleProposals: ProposedRule[] = [];
  readonly budgetRuleProposals: ProposedRule[] = [];
  readonly channels: { id: string; owner: Walker }[] = [];
}
