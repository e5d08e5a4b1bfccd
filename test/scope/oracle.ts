import type { Role } from '#identity';
import { SEALED, UNITS, type WalkedProject, type Walker, type World } from './world.js';

/** Judges by the sentences of the field alone; it shares no line with the program. Whoever changes the world tells it. */
export class Oracle {
  private readonly above = new Map<string, string | null>(Object.entries(UNITS));
  private readonly byId: ReadonlyMap<string, WalkedProject>;
  /** Whoever could write, and audit, which project at any time: `<person> <project>`. */
  private readonly everWrote = new Set<string>();
  private readonly everAudited = new Set<string>();

  constructor(readonly world: World) {
    this.byId = new Map(world.projects.map((project) => [project.id, project]));
    this.remember();
  }

  get units(): string[] {
    return [...this.above.keys()];
  }

  /** A unit that is new, or stands elsewhere from now on. */
  placed(unit: string, parent: string): void {
    this.change(() => {
      this.above.set(unit, parent);
    });
  }
  handedOver(project: WalkedProject, unit: string): void {
    this.change(() => {
      project.unit = unit;
    });
  }
  given(walker: Walker, role: Walker['roles'][number]): void {
    this.change(() => {
      walker.roles.push(role);
    });
  }
  /** A role that ended, and with it what was lent from it. */
  taken(walker: Walker, role: Walker['roles'][number]): void {
    this.change(() => {
      walker.roles = walker.roles.filter((held) => held !== role);
      if (role.lender) return;
      for (const other of this.everybody)
        other.roles = other.roles.filter(
          (held) => held.lender !== walker || held.role !== role.role || held.unit !== role.unit,
        );
    });
  }

  private get everybody(): Walker[] {
    return [...this.world.walkers, ...this.world.spares, ...this.world.sealedPeople];
  }

  private change(how: () => void): void {
    how();
    this.remember();
  }

  private remember(): void {
    for (const walker of this.everybody) {
      for (const project of this.world.projects) {
        if (this.writes(walker, project)) this.everWrote.add(`${walker.id} ${project.id}`);
        if (this.holds(walker, project.unit, 'auditor'))
          this.everAudited.add(`${walker.id} ${project.id}`);
      }
    }
  }

  /** Findings are written by those who audit, and answered by those who write. */
  couldEverWrite(personId: string, projectId: string, table: string): boolean {
    return (
      this.everWrote.has(`${personId} ${projectId}`) ||
      (table.startsWith('finding') && this.everAudited.has(`${personId} ${projectId}`))
    );
  }

  isWithin(unit: string, above: string): boolean {
    for (let at: string | null = unit; at !== null; at = this.above.get(at) ?? null)
      if (at === above) return true;
    return false;
  }

  parentOf(unit: string): string | null {
    return this.above.get(unit) ?? null;
  }

  /** In which way somebody holds one of the roles over a unit: each of theirs in it or above it. */
  private held(walker: Walker, unit: string, wanted: readonly Role[]): Walker['roles'] {
    return walker.roles.filter(
      ({ role, unit: own }) => wanted.includes(role) && this.isWithin(unit, own),
    );
  }

  holds(walker: Walker, unit: string, ...wanted: Role[]): boolean {
    return this.held(walker, unit, wanted).length > 0;
  }
  is(walker: Walker, ...wanted: Role[]): boolean {
    return walker.roles.some(({ role }) => wanted.includes(role));
  }

  project(id: string): WalkedProject | undefined {
    return this.byId.get(id);
  }

  /** An officer or manager reads their unit and those below, an auditor theirs, nobody else reads projects. */
  sees(walker: Walker, ...projects: readonly WalkedProject[]): boolean {
    return projects.every(({ unit }) => this.holds(walker, unit, 'officer', 'manager', 'auditor'));
  }

  /** Officers and managers write what is their unit's or below it. */
  writes(walker: Walker, ...projects: readonly WalkedProject[]): boolean {
    return projects.every(({ unit }) => this.holds(walker, unit, 'officer', 'manager'));
  }

  /** Managers decide about what is their unit's or below it. */
  manages(walker: Walker, ...projects: readonly WalkedProject[]): boolean {
    return projects.every(({ unit }) => this.holds(walker, unit, 'manager'));
  }

  /** A manager approves what others filed, and not on behalf of somebody who filed it. */
  approves(
    walker: Walker,
    filers: readonly Walker[],
    ...projects: readonly WalkedProject[]
  ): boolean {
    return (
      !filers.includes(walker) &&
      projects.every(({ unit }) =>
        filers.every((filer) =>
          this.held(walker, unit, ['manager']).some(({ lender }) => !lender || lender !== filer),
        ),
      )
    );
  }

  /** Lists and reports are for those who work with projects. */
  worksWithProjects(walker: Walker): boolean {
    return this.is(walker, 'officer', 'manager', 'auditor');
  }

  auditsCity(walker: Walker): boolean {
    return this.holds(walker, 'city', 'auditor');
  }

  /** Auditors of the city and audit administrators read the whole record, what belongs to no unit included. */
  readsRecordOf(walker: Walker, unit: string | null): boolean {
    return (
      this.auditsCity(walker) ||
      this.is(walker, 'audit-admin') ||
      (unit !== null && this.holds(walker, unit, 'auditor'))
    );
  }

  isSealed({ unit }: WalkedProject): boolean {
    return unit === SEALED;
  }
  seesSealed(walker: Walker): boolean {
    return this.holds(walker, SEALED, 'officer', 'manager', 'auditor');
  }

  visible(walker: Walker): Set<string> {
    return new Set(
      this.world.projects
        .filter((project) => this.sees(walker, project))
        .map((project) => project.id),
    );
  }
}
