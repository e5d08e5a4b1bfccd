import type { WalkedProject, Walker } from './world.js';

/** Something of one project or several that somebody may read, change or decide about. */
export interface Thing {
  id: string;
  projects: readonly WalkedProject[];
}
/** Something that people wrote or filed. */
export interface Filed extends Thing {
  filers: Walker[];
}
/** Entries that were proposed, and how that stands. */
export interface Proposal extends Filed {
  state: 'waiting' | 'approved' | 'over';
}
/** A filing about a budget, of a kind that has an address of its own, and how it stands. */
export interface Filing extends Filed {
  kind: string;
  state: 'draft' | 'submitted' | 'approved' | 'over';
}
/** A link of a mail; `id` is its secret. */
export interface Link extends Thing {
  reader: Walker;
}
/** A part of a project; `id` is of the record that says so. */
export interface Part extends Thing {
  child: WalkedProject;
}

/** A change of a rule, and who proposed it. */
export interface ProposedRule {
  id: string;
  proposer: Walker;
}

/** What is known to be there. */
export class Things {
  readonly milestones: Thing[] = [];
  readonly proposals: Proposal[] = [];
  readonly entries: Thing[] = [];
  readonly filings: Filing[] = [];
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
