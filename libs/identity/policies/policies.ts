import { Problem } from '#platform';
import type { Actor } from '../rules/actor.js';

/** The object that a permission is checked for. */
export interface Subject {
  /** Id of the organisation that the object belongs to. */
  unitId?: string;
  /** Id of the person who submitted the object. */
  filedBy?: string;
  /** Ids of the people whom the object concerns and who may decide about it themselves. */
  parties?: readonly string[];
}
type Policy = (actor: Actor, subject?: Subject) => boolean;

const everyone: Policy = () => true;

/** Returns whether the actor is a service; only services may write in all organisations. */
const isService = (actor: Actor): boolean => actor.scope.writes === 'all';

/**
 * Allows an action if the actor may write in the object's organisation. Without an organisation the
 * answer is no, so that a call that forgets to pass it is refused.
 */
const writes: Policy = (actor, subject) =>
  subject?.unitId !== undefined &&
  (actor.scope.writes === 'all' || actor.scope.writes.includes(subject.unitId));

const worksFor: Policy = (actor, subject) =>
  writes(actor, subject) &&
  (isService(actor) ||
    actor.is('officer', subject?.unitId) ||
    actor.is('manager', subject?.unitId));

/**
 * Allows an action to officers and managers of any organisation. Used for uploading files, whose
 * organisations are not known before the file is read.
 */
const worksSomewhere: Policy = (actor) => actor.is('officer') || actor.is('manager');

const manages: Policy = (actor, subject) =>
  writes(actor, subject) && actor.is('manager', subject?.unitId);

/**
 * Allows a manager of the organisation to approve what was not submitted by the actor, nor by the
 * person whose delegate the actor is.
 */
const approves: Policy = (actor, { unitId, filedBy } = {}) =>
  unitId !== undefined &&
  filedBy !== undefined &&
  manages(actor, { unitId }) &&
  filedBy !== actor.personId &&
  actor.authorities('manager', unitId).some((held) => held.forPerson !== filedBy);

/**
 * Like `approves`; in addition, a service may approve what another service submitted, which is how
 * sample data are loaded.
 */
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
/**
 * Allows an action if the actor has the role of auditor over the organisation, own or delegated.
 */
const audits: Policy = (actor, subject) =>
  subject?.unitId !== undefined && actor.is('auditor', subject.unitId);
/**
 * Allows an auditor of the organisation to judge answers that were not given by the actor, nor by
 * the person whose delegate the actor is.
 */
const judgesAnswers: Policy = (actor, { unitId, filedBy } = {}) =>
  unitId !== undefined &&
  filedBy !== undefined &&
  filedBy !== actor.personId &&
  actor.authorities('auditor', unitId).some((held) => held.forPerson !== filedBy);

const auditsCity: Policy = (actor) => actor.is('auditor') && actor.scope.sees === 'all';
const auditsOrAdministers: Policy = (actor) => actor.is('auditor') || administersSystem(actor);
const administersSecurity: Policy = (actor) => actor.is('security-admin');
/**
 * Allows an action to system and security administrators. Alert and budget rules are proposed by a
 * system administrator and approved by another system or security administrator.
 */
const administersRules: Policy = (actor) => administersSystem(actor) || administersSecurity(actor);
/** Allows administrators to approve changes of rules that another person proposed. */
const approvesRules: Policy = (actor, subject) =>
  administersRules(actor) && subject?.filedBy !== undefined && subject.filedBy !== actor.personId;
const withdrawsRules: Policy = (actor, subject) =>
  administersSystem(actor) && subject?.filedBy === actor.personId;
const isPartyOrSecurity: Policy = (actor, subject) =>
  administersSecurity(actor) || (subject?.parties ?? []).includes(actor.personId);

/** The policy that decides each permission. */
export const policies = {
  'project.read': readsProjects,
  /**
   * Checked for the organisation that gives the project away and for the one that receives it; the
   * actor must manage both.
   */
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
  /** Checked for every organisation that occurs in the imported file. */
  'ledger.import': worksFor,
  'ledger-import.upload': worksSomewhere,
  'document.register': worksFor,
  'project-code.register': worksFor,
  /** Applies to the whole ledger, because the result of a verification discloses no entry. */
  'ledger.verify': auditsOrAdministers,
  /**
   * A ledger checkpoint contains the sums of every project, so only auditors of the whole city may
   * read it.
   */
  'ledger-digest.read': auditsCity,
  /**
   * Making a ledger checkpoint before an audit; restricted to auditors of the whole city, because
   * only they use checkpoints.
   */
  'ledger-checkpoint.make': auditsCity,
  'ledger-contradiction.read': everyone,
  /**
   * Contradictions found in the ledger are closed by auditors, not by the administrators who
   * operate the ledger.
   */
  'ledger-contradiction.close': auditsCity,
  'budget.file': worksFor,
  /**
   * The approval regime decides which financial rules bind a project, so officers, who are bound by
   * these rules, may not set it.
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
  /** Only people of the organisation may answer a finding about it, not services. */
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

/**
 * Returns whether the actor has a permission. `subject` gives the organisation or the submitter
 * that some permissions depend on.
 */
export const can = (actor: Actor, permission: Permission, subject?: Subject): boolean =>
  policies[permission](actor, subject);

/**
 * Throws an error unless the actor has a permission.
 * @throws Problem FORBIDDEN
 */
export function allow(actor: Actor, permission: Permission, subject?: Subject): void {
  if (!can(actor, permission, subject)) throw new Problem('FORBIDDEN', { permission });
}
