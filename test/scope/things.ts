import type { Step } from './judge.js';
import { SEALED, type WalkedProject, type Walker } from './world.js';

/** Something of one project or several that somebody may read, change or decide about. */
export interface Thing { id: string; projects: readonly WalkedProject[] }
/** Something that people wrote or filed. */
export interface Filed extends Thing { filers: Walker[] }
/** Entries that were proposed, and how that stands. */
export interface Proposal extends Filed { state: 'waiting' | 'approved' | 'over' }
/** A filing about a budget, of a kind that has an address of its own, and how it stands. */
export interface Filing extends Filed { kind: string; state: 'draft' | 'submitted' | 'approved' | 'over' }
/** A link of a mail; `id` is its secret. */
export interface Link extends Thing { reader: Walker }
/** A part of a project; `id` is of the record that says so. */
export interface Part extends Thing { child: WalkedProject }

/** A change of a rule, and who proposed it. */
export interface ProposedRule { id: string; proposer: Walker }

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

const isSealed = ({ unit }: WalkedProject): boolean => unit === SEALED;

/** Whether somebody may change a sealed project: these leave it alone, so that it has to be what it was. */
export const sparing = ({ on: { oracle }, person: { walker } }: Step, projects: readonly WalkedProject[]): boolean => projects.some((project) => isSealed(project) && oracle.writes(walker, project));

/** Some thing of a kind: often one that this person sees, now and then a sealed one, but nothing sealed for those who may change it. */
export function some<T extends Thing>(step: Step, kind: readonly T[]): T | null {
  const { on: { oracle }, person: { walker } } = step;
  return among(step, kind, (projects) => oracle.sees(walker, ...projects));
}

/** The same, but often one that this person may write. */
export function likely<T extends Thing>(step: Step, kind: readonly T[]): T | null {
  const { on: { oracle }, person: { walker } } = step;
  return among(step, kind, (projects) => oracle.writes(walker, ...projects));
}

function among<T extends Thing>(step: Step, kind: readonly T[], isNear: (projects: readonly WalkedProject[]) => boolean): T | null {
  const open = kind.filter(({ projects }) => !sparing(step, projects));
  const wanted = step.pick(['near', 'near', 'near', 'sealed', 'any']);
  const chosen = wanted === 'any' ? [] : open.filter(({ projects }) => (wanted === 'near' ? isNear(projects) : projects.some(isSealed)));
  if (chosen.length > 0) return step.pick(chosen);
  return open.length > 0 ? step.pick(open) : null;
}
