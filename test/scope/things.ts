import type { ExpectedProject, Walker } from './expected-state.js';

/** A row that concerns one or several projects, and about which the random test sends requests. */
export interface Thing {
  id: string;
  projects: readonly ExpectedProject[];
}
/**
 * A row together with the users who have written or submitted it (`filers`). Rules about approval
 * depend on these users.
 */
export interface Filed extends Thing {
  filers: Walker[];
}
/** A ledger change request with its state (`over`: rejected or withdrawn). */
export interface LedgerChangeRequest extends Filed {
  state: 'waiting' | 'approved' | 'over';
  /** Who submitted it, where that is not its first filer. */
  submitter?: Walker;
}
/**
 * A budget change request with its state. `kind` is the part of its URL that names the kind of
 * change request.
 */
export interface ChangeRequest extends Filed {
  kind: string;
  state: 'draft' | 'submitted' | 'returned' | 'approved' | 'over';
}
/**
 * An item of supervision with the organisations that lead it and that issued it, and who gave its
 * last answer and asked last for more time (ids of users).
 */
export interface SupervisedThing extends Thing {
  lead: string;
  issuing: string;
  /** What waits for the organisation that issued it: an answer, or a request for more time. */
  waits: Set<'answeredBy' | 'askedBy'>;
  answeredBy: string | null;
  askedBy: string | null;
}
/** A procedure of a project, with the organisation that handles it. */
export interface Procedure extends Thing {
  handler: string;
}
/** A link from a mail; `id` is the secret in the link, `reader` the recipient. */
export interface Link extends Thing {
  reader: Walker;
}
/** The relation of a sub-project (`child`) to its parent; `id` is the id of the relation. */
export interface Part extends Thing {
  child: ExpectedProject;
}

/** A proposed change of an alert rule, with the test user who proposed it. */
export interface ProposedRule {
  id: string;
  proposer: Walker;
}

/**
 * The rows that requests of the random test can be about, by kind. New rows are added when a
 * request has created them.
 */
export class Things {
  readonly milestones: Thing[] = [];
  /** Milestones whose day was inferred from the plan, as long as nobody has answered. */
  readonly derived: Thing[] = [];
  readonly proposals: LedgerChangeRequest[] = [];
  /** Change requests that are drafts. */
  readonly drafts: Filed[] = [];
  readonly entries: Thing[] = [];
  readonly filings: ChangeRequest[] = [];
  readonly imports: (Filed & { rehearsed: boolean })[] = [];
  readonly alerts: Thing[] = [];
  readonly documents: Thing[] = [];
  readonly findings: Filed[] = [];
  readonly supervised: SupervisedThing[] = [];
  readonly procedures: Procedure[] = [];
  readonly savedReports: { id: string; owner: Walker }[] = [];
  /** Manifests of reports, each with the projects that it lists. */
  readonly manifests: { id: string; projects: readonly string[] }[] = [];
  readonly links: Link[] = [];
  readonly parts: Part[] = [];
  readonly tokens: { id: string; owner: Walker }[] = [];
  readonly sessions: { id: string; owner: Walker }[] = [];
  readonly delegations: { id: string; from: Walker; to: Walker }[] = [];
  readonly ruleProposals: ProposedRule[] = [];
  readonly budgetRuleProposals: ProposedRule[] = [];
  readonly channels: { id: string; owner: Walker }[] = [];
}
