import { Problem } from '#platform';
import type { Actor } from '../rules/actor.js';

/** What a permission is asked about. */
export interface Subject {
  /** Unit that it belongs to. */
  unitId?: string;
  /** Person who filed it. */
  filedBy?: string;
  /** People whom it concerns and who may decide about it themselves. */
  parties?: readonly string[];
}
type Policy = (actor: Actor, subject?: Subject) => boolean;

const everyone: Policy = () => true;

/** Only a named part of the program writes everywhere; no person does. */
const isService = (actor: Actor): boolean => actor.scope.writes === 'all';

/**
 * Allows writing within the actor's organisations. Without an organisation the answer is no, so
 * that a caller who forgets to pass one is refused.
 */
const writes: Policy = (actor, subject) =>
  subject?.unitId !== undefined &&
  (actor.scope.writes === 'all' || actor.scope.writes.includes(subject.unitId));

const worksFor: Policy = (actor, subject) =>
  writes(actor, subject) &&
  (isService(actor) ||
    actor.is('officer', subject?.unitId) ||
    actor.is('manager', subject?.unitId));

/** Used for files whose organisations are not known before they are read. */
const worksSomewhere: Policy = (actor) => actor.is('officer') || actor.is('manager');

const manages: Policy = (actor, subject) =>
  writes(actor, subject) && actor.is('manager', subject?.unitId);

/**
 * Excludes what the actor submitted, and what was submitted by the person whose delegate they are.
 */
const approves: Policy = (actor, { unitId, filedBy } = {}) =>
  unitId !== undefined &&
  filedBy !== undefined &&
  manages(actor, { unitId }) &&
  filedBy !== actor.personId &&
  actor.authorities('manager', unitId).some((held) => held.forPerson !== filedBy);

/** A named part of the program may approve what another part filed: made-up figures to try the program out with. */
const approvesOrServes: Policy = (actor, subject) =>
  approves(actor, subject) ||
  (isService(actor) &&
    subject?.filedBy !== actor.personId &&
    subject?.filedBy?.startsWith('service:') === true);

const readsProjects: Policy = (actor, subject) =>
  (isService(actor) || actor.is('officer') || actor.is('manager') || actor.is('auditor')) &&
  (subject?.unitId === undefined ||
    actor.scope.sees === 'all' ||
    actor.scope.sees.includes(subject.unitId));

const administersSystem: Policy = (actor) => actor.is('system-admin');
/** In a unit they audit; a substitute does so for as long as they stand in. */
const audits: Policy = (actor, subject) =>
  subject?.unitId !== undefined && actor.is('auditor', subject.unitId);
/** Excludes answers given by the actor or by the person whose delegate they are. */
const judgesAnswers: Policy = (actor, { unitId, filedBy } = {}) =>
  unitId !== undefined &&
  filedBy !== undefined &&
  filedBy !== actor.personId &&
  actor.authorities('auditor', unitId).some((held) => held.forPerson !== filedBy);

const auditsCity: Policy = (actor) => actor.is('auditor') && actor.scope.sees === 'all';
const auditsOrAdministers: Policy = (actor) => actor.is('auditor') || administersSystem(actor);
const administersSecurity: Policy = (actor) => actor.is('security-admin');
/** Rules of alerts and of money are proposed by the system's administration and looked at by another one too. */
const administersRules: Policy = (actor) => administersSystem(actor) || administersSecurity(actor);
/** Never what they proposed themselves. */
const approvesRules: Policy = (actor, subject) =>
  administersRules(actor) && subject?.filedBy !== undefined && subject.filedBy !== actor.personId;
const withdrawsRules: Policy = (actor, subject) =>
  administersSystem(actor) && subject?.filedBy === actor.personId;
const isPartyOrSecurity: Policy = (actor, subject) =>
  administersSecurity(actor) || (subject?.parties ?? []).includes(actor.personId);

/** Who may do what, one sentence each. */
export const policies = {
  'project.read': readsProjects,
  /** Asked for the unit that gives and for the unit that takes; both must be the actor's. */
  'project.hand-over': manages,
  'project.relate': manages,
  'project.carry-over': manages,
  'project.join-plan': manages,
  'milestone.create': worksFor,
  'milestone.reforecast': worksFor,
  'milestone.meet': worksFor,
  'progress.record': worksFor,
  'ledger.post': worksFor,
  'ledger.reverse': worksFor,
  'ledger.approve': approvesOrServes,
  /** Asked for every unit that a file touches. */
  'ledger.import': worksFor,
  'ledger-import.upload': worksSomewhere,
  'document.register': worksFor,
  'project-code.register': worksFor,
  /** Covers the whole ledger; the result of a verification discloses no entry. */
  'ledger.verify': auditsOrAdministers,
  /**
   * The checkpoint contains the sums of every project, so it is readable only with access to the
   * whole city.
   */
  'ledger-digest.read': auditsCity,
  /**
   * Makes a checkpoint before an audit; restricted to auditors of the whole city, as they are the
   * ones who use it.
   */
  'ledger-checkpoint.make': auditsCity,
  'ledger-contradiction.read': everyone,
  /**
   * Contradictions of the ledger are decided by those who audit it, not by those who operate it.
   */
  'ledger-contradiction.close': auditsCity,
  'budget.file': worksFor,
  /**
   * The regime decides which financial rules bind a project, so the people bound by them may not
   * set it.
   */
  'approval-regime.record': manages,
  'budget-rule.read': everyone,
  'budget-rule.edit': administersSystem,
  'budget-rule.approve': approvesRules,
  'budget-rule.withdraw': withdrawsRules,
  'plan.register': administersSystem,
  'filing.approve': approves,
  'alert.acknowledge': manages,
  'alert.snooze': manages,
  'alert-rule.read': everyone,
  'alert-rule.edit': administersSystem,
  'alert-rule.preview': administersRules,
  'alert-rule.approve': approvesRules,
  'alert-rule.withdraw': withdrawsRules,
  'preferences.change': everyone,
  'alarm.read': administersSystem,
  'calendar.read': everyone,
  'calendar.edit': administersSystem,
  'report.spend': readsProjects,
  'finding.raise': audits,
  /** Only people of the organisation may answer for it, never a service. */
  'finding.answer': (actor, subject) => worksFor(actor, subject) && !isService(actor),
  'finding.judge': judgesAnswers,
  'unit.create': administersSecurity,
  'unit.rename': administersSecurity,
  'unit.move': administersSecurity,
  'unit.name-head': administersSecurity,
  'people.read': administersSecurity,
  'person.create': administersSecurity,
  'person.change': administersSecurity,
  'person.deactivate': administersSecurity,
  'membership.grant': administersSecurity,
  'membership.end': administersSecurity,
  'delegation.read': isPartyOrSecurity,
  'delegation.create': isPartyOrSecurity,
  'delegation.revoke': isPartyOrSecurity,
  'password.reset': administersSecurity,
  'session.revoke': administersSecurity,
  'second-factor.remove': administersSecurity,
  'role-requirement.edit': administersSecurity,
  'audit.read': (actor) => actor.is('audit-admin') || actor.is('auditor'),
  'audit.verify': (actor) => actor.is('audit-admin') || actor.is('auditor'),
  'mail.read': administersSystem,
  'status.read': everyone,
  'organisation.read': everyone,
  'token.create': everyone,
} as const satisfies Record<string, Policy>;

export type Permission = keyof typeof policies;

/** Whether the actor may; for what belongs to a unit or was filed by somebody, `subject` says so. */
export const can = (actor: Actor, permission: Permission, subject?: Subject): boolean =>
  policies[permission](actor, subject);

/** Goes on only if the actor may. @throws Problem FORBIDDEN */
export function allow(actor: Actor, permission: Permission, subject?: Subject): void {
  if (!can(actor, permission, subject)) throw new Problem('FORBIDDEN', { permission });
}
