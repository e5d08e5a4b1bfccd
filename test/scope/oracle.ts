import type { Role } from '#identity';
import {
  SEALED,
  UNITS,
  type ExpectedProject,
  type Walker,
  type ExpectedState,
} from './expected-state.js';

/**
 * Reference model of access rights. It implements the written rules independently of the program's
 * code. The random test reports every change of a role or organisation to it.
 */
export class Oracle {
  private readonly above = new Map<string, string | null>(Object.entries(UNITS));
  private readonly byId: ReadonlyMap<string, ExpectedProject>;
  /**
   * Pairs `<person id> <project id>`. `everWrote` has the users who have had write access to the
   * project at some time during the test; `everAudited` has the users who could audit it; `everHandled`
   * those of an organisation that handled a procedure of it.
   */
  private readonly everWrote = new Set<string>();
  private readonly everAudited = new Set<string>();
  private readonly everHandled = new Set<string>();
  /** By project, the organisations that handle procedures of it. */
  private readonly handlers = new Map<string, Set<string>>();

  constructor(readonly world: ExpectedState) {
    this.byId = new Map(world.projects.map((project) => [project.id, project]));
    this.remember();
  }

  get units(): string[] {
    return [...this.above.keys()];
  }

  /** Records a new organisation below `parent`, or a new parent of an existing organisation. */
  placed(unit: string, parent: string): void {
    this.change(() => {
      this.above.set(unit, parent);
    });
  }
  handedOver(project: ExpectedProject, unit: string): void {
    this.change(() => {
      project.unit = unit;
    });
  }
  /** Records that an organisation handles a procedure of a project. */
  handledBy(project: ExpectedProject, unit: string): void {
    this.change(() => {
      this.handlers.set(project.id, new Set(this.handlers.get(project.id)).add(unit));
    });
  }
  given(walker: Walker, role: Walker['roles'][number]): void {
    this.change(() => {
      walker.roles.push(role);
    });
  }
  /** Records the end of a user's role, and of the delegations of that role to others. */
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
        for (const unit of this.handlers.get(project.id) ?? [])
          if (this.holds(walker, unit, 'officer', 'manager'))
            this.everHandled.add(`${walker.id} ${project.id}`);
      }
    }
  }

  /**
   * Checks whether a person could have written a row about a project at some time during the test.
   * In tables about audit findings the author may be a user with write access or an auditor, in
   * those about procedures also one of the department; in all others only a user with write access.
   */
  couldEverWrite(personId: string, projectId: string, table: string): boolean {
    return (
      this.everWrote.has(`${personId} ${projectId}`) ||
      (table.startsWith('finding') && this.everAudited.has(`${personId} ${projectId}`)) ||
      (table === 'procedure_steps' && this.everHandled.has(`${personId} ${projectId}`))
    );
  }

  isWithin(unit: string, above: string): boolean {
    for (let at: string | null = unit; at !== null; at = this.above.get(at) ?? null)
      if (at === above) return true;
    return false;
  }

  /** Lists an organisation and those above it, from the bottom up. */
  private upwards(unit: string): string[] {
    const units: string[] = [];
    for (let at: string | null = unit; at !== null; at = this.above.get(at) ?? null) units.push(at);
    return units;
  }

  parentOf(unit: string): string | null {
    return this.above.get(unit) ?? null;
  }

  /**
   * Returns those of a user's roles that are among the wanted ones and that apply to an
   * organisation: roles in the organisation itself or in one above it.
   */
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

  project(id: string): ExpectedProject | undefined {
    return this.byId.get(id);
  }

  /**
   * Checks whether a user may read projects: officers, managers and auditors may read those of
   * their organisation and of the organisations below it; no other role may read any.
   */
  sees(walker: Walker, ...projects: readonly ExpectedProject[]): boolean {
    return projects.every(({ unit }) => this.holds(walker, unit, 'officer', 'manager', 'auditor'));
  }

  /**
   * Checks whether a user may change projects: officers and managers may, in their organisation and
   * below.
   */
  writes(walker: Walker, ...projects: readonly ExpectedProject[]): boolean {
    return projects.every(({ unit }) => this.holds(walker, unit, 'officer', 'manager'));
  }

  /**
   * Checks whether a user may decide about projects: managers may, in their organisation and below.
   */
  manages(walker: Walker, ...projects: readonly ExpectedProject[]): boolean {
    return projects.every(({ unit }) => this.holds(walker, unit, 'manager'));
  }

  /**
   * Checks whether a user may approve what `filers` submitted: a manager of the organisation of the
   * projects, or of its parent, may. Where these have nobody but the filers and their delegates, the
   * managers of the next organisation above may, and so on. Somebody must be able to approve for all
   * projects.
   */
  approves(
    walker: Walker,
    filers: readonly Walker[],
    ...projects: readonly ExpectedProject[]
  ): boolean {
    const leads = [...new Set(projects.map(({ unit }) => unit))];
    const { otherManagers } = this.world;
    for (let reach = 2; reach <= this.above.size; reach += 1) {
      const near = leads.map((lead) => this.upwards(lead).slice(0, reach));
      const able = this.everybody.filter(
        (one) =>
          !filers.includes(one) &&
          near.every((units) =>
            one.roles.some(
              ({ role, unit, lender }) =>
                role === 'manager' && units.includes(unit) && !(lender && filers.includes(lender)),
            ),
          ),
      );
      const others = otherManagers.some((own) =>
        near.every((units) => own.some((unit) => units.includes(unit))),
      );
      if (able.length > 0 || others) return able.includes(walker);
    }
    return false;
  }

  /** Checks whether a user may use lists and reports of projects. */
  worksWithProjects(walker: Walker): boolean {
    return this.is(walker, 'officer', 'manager', 'auditor');
  }

  auditsCity(walker: Walker): boolean {
    return this.holds(walker, 'city', 'auditor');
  }

  /**
   * Checks whether a user may read audit events of an organisation; `unit` null means events
   * without an organisation. Auditors of the city and audit administrators may read all events.
   */
  readsRecordOf(walker: Walker, unit: string | null): boolean {
    return (
      this.auditsCity(walker) ||
      this.is(walker, 'audit-admin') ||
      (unit !== null && this.holds(walker, unit, 'auditor'))
    );
  }

  isSealed({ unit }: ExpectedProject): boolean {
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
