import { UNITS, type WalkedProject, type Walker } from './world.js';

/** Judges by the sentences of the field alone; it shares no line with the program. */
export class Oracle {
  /** Fen paid per project, as the walk itself posted them. */
  readonly paid = new Map<string, bigint>();
  constructor(readonly projects: readonly WalkedProject[]) {}

  private static isWithin(unit: string, above: string): boolean {
    for (let at: string | null = unit; at !== null; at = UNITS[at] ?? null) if (at === above) return true;
    return false;
  }

  private static holds(walker: Walker, unit: string, wanted: readonly string[]): boolean {
    return walker.roles.some(([role, own]) => wanted.includes(role) && Oracle.isWithin(unit, own));
  }

  /** An officer or manager reads their unit and those below, an auditor theirs, nobody else reads projects. */
  sees(walker: Walker, project: WalkedProject): boolean { return Oracle.holds(walker, project.unit, ['officer', 'manager', 'auditor']); }

  /** Officers and managers write what is their unit's or below it. */
  writes(walker: Walker, project: WalkedProject): boolean { return Oracle.holds(walker, project.unit, ['officer', 'manager']); }

  /** Managers decide about what is their unit's or below it. */
  manages(walker: Walker, project: WalkedProject): boolean { return Oracle.holds(walker, project.unit, ['manager']); }

  /** Spend reports are for those who work with projects. */
  reports(walker: Walker): boolean { return walker.roles.some(([role]) => ['officer', 'manager', 'auditor'].includes(role)); }

  visible(walker: Walker): Set<string> { return new Set(this.projects.filter((project) => this.sees(walker, project)).map((project) => project.id)); }

  visiblePaid(walker: Walker): bigint {
    return this.projects.filter((project) => this.sees(walker, project)).reduce((sum, project) => sum + (this.paid.get(project.id) ?? 0n), 0n);
  }

  posted(project: WalkedProject, fen: bigint): void { this.paid.set(project.id, (this.paid.get(project.id) ?? 0n) + fen); }
}
