import type { Actor } from '../rules/actor.js';
import type { Policy } from './declared-permissions.js';

/** Roles that read data of projects. */
const READERS = ['officer', 'manager', 'leader', 'auditor'] as const;

/** Allows an action to everybody who is signed in. */
export const everyone: Policy = () => true;

/** Returns whether the actor is a service; only services may write in all organisations. */
export const isService = (actor: Actor): boolean => actor.scope.writes === 'all';

/**
 * Allows an action if the actor may write in the object's organisation. Without an organisation the
 * answer is no, so that a call that forgets to pass it is refused.
 */
export const writes: Policy = (actor, subject) =>
  subject?.unitId !== undefined &&
  (actor.scope.writes === 'all' || actor.scope.writes.includes(subject.unitId));

/** Allows an action to services, and to officers and managers of the object's organisation. */
export const worksFor: Policy = (actor, subject) =>
  writes(actor, subject) &&
  (isService(actor) ||
    actor.is('officer', subject?.unitId) ||
    actor.is('manager', subject?.unitId));

/**
 * Allows an action to officers and managers of any organisation. Used for uploading files, whose
 * organisations are not known before the file is read.
 */
export const worksSomewhere: Policy = (actor) => actor.is('officer') || actor.is('manager');

/** Allows an action to managers of the organisation that the object belongs to. */
export const manages: Policy = (actor, subject) =>
  writes(actor, subject) && actor.is('manager', subject?.unitId);

/**
 * Allows a manager of the organisation to approve an object, unless the manager submitted the
 * object or acts as the delegate of the person who submitted it.
 */
export const approves: Policy = (actor, { unitId, filedBy } = {}) =>
  unitId !== undefined &&
  filedBy !== undefined &&
  manages(actor, { unitId }) &&
  filedBy !== actor.personId &&
  actor.authorities('manager', unitId).some((held) => held.forPerson !== filedBy);

/**
 * Like `approves`; in addition, a service may approve what another service submitted, which is how
 * sample data are loaded.
 */
export const approvesOrServes: Policy = (actor, subject) =>
  approves(actor, subject) ||
  (isService(actor) &&
    subject?.filedBy !== actor.personId &&
    subject?.filedBy?.startsWith('service:') === true);

/**
 * Allows services, officers, managers, leaders and auditors to read data of the organisations
 * within their access scope.
 */
export const readsProjects: Policy = (actor, subject) =>
  (isService(actor) || READERS.some((role) => actor.is(role))) &&
  (subject?.unitId === undefined ||
    actor.scope.sees === 'all' ||
    actor.scope.sees.includes(subject.unitId));

/** Allows an action to system administrators. */
export const administersSystem: Policy = (actor) => actor.is('system-admin');
/**
 * Allows an action if the actor has the role of auditor over the organisation, own or delegated.
 */
export const audits: Policy = (actor, subject) =>
  subject?.unitId !== undefined && actor.is('auditor', subject.unitId);
/**
 * Allows an auditor of the organisation to evaluate an answer, unless the auditor gave the answer or
 * acts as the delegate of the person who gave it.
 */
export const decidesAnswers: Policy = (actor, { unitId, filedBy } = {}) =>
  unitId !== undefined &&
  filedBy !== undefined &&
  filedBy !== actor.personId &&
  actor.authorities('auditor', unitId).some((held) => held.forPerson !== filedBy);

/** Allows an action to people with the role of auditor who may read the data of the whole city. */
export const auditsCity: Policy = (actor) => actor.is('auditor') && actor.scope.sees === 'all';
/** Allows an action to auditors and system administrators. */
export const auditsOrAdministers: Policy = (actor) =>
  actor.is('auditor') || administersSystem(actor);
/** Allows an action to security administrators. */
export const administersSecurity: Policy = (actor) => actor.is('security-admin');
/**
 * Allows an action to system and security administrators, who try rules before they are changed.
 */
export const administersRules: Policy = (actor) =>
  administersSystem(actor) || administersSecurity(actor);
/**
 * Allows an action to security administrators, and to managers of the organisation that asks for
 * returns: the one above those that owe them.
 */
export const asksForReturns: Policy = (actor, subject) =>
  administersSecurity(actor) ||
  (subject?.unitId !== undefined && actor.is('manager', subject.unitId));
/** Allows an action to security administrators, and to the people whom the object concerns. */
export const isPartyOrSecurity: Policy = (actor, subject) =>
  administersSecurity(actor) || (subject?.parties ?? []).includes(actor.personId);
