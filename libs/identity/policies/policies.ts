import { Refusal } from '#platform';
import type { Actor } from '../rules/actor.js';

/** What a permission is asked about: whatever belongs to a unit. */
export interface Subject { unitId: string }
type Policy = (actor: Actor, subject?: Subject) => boolean;

const everyone: Policy = () => true;

/** Within the units this actor may write. Without a unit the answer is no: a forgotten subject must not open a door. */
const writes = (actor: Actor, subject?: Subject): subject is Subject =>
  subject !== undefined && (actor.scope.writes === 'all' || actor.scope.writes.includes(subject.unitId));

/** Only a named part of the program writes everywhere; no person does. */
const isService = (actor: Actor): boolean => actor.scope.writes === 'all';

const worksFor: Policy = (actor, subject) => writes(actor, subject)
  && (isService(actor) || actor.is('officer', subject.unitId) || actor.is('manager', subject.unitId));
const manages: Policy = (actor, subject) => writes(actor, subject) && actor.is('manager', subject.unitId);
const readsProjects: Policy = (actor, subject) => (isService(actor) || actor.is('officer') || actor.is('manager') || actor.is('auditor'))
  && (subject === undefined || actor.scope.sees === 'all' || actor.scope.sees.includes(subject.unitId));

/** Who may do what, one sentence each. */
export const policies = {
  'project.read': readsProjects,
  'milestone.create': worksFor,
  'milestone.reforecast': worksFor,
  'milestone.meet': worksFor,
  'ledger.post': worksFor,
  'ledger.reverse': worksFor,
  'alert.acknowledge': manages,
  'report.spend': readsProjects,
  'people.read': (actor) => actor.is('security-admin'),
  'audit.read': (actor) => actor.is('audit-admin') || actor.is('auditor'),
  'mail.read': (actor) => actor.is('system-admin'),
  'status.read': everyone,
  'organisation.read': everyone,
  'token.create': everyone,
} as const satisfies Record<string, Policy>;

export type Permission = keyof typeof policies;

/** Whether the actor may; for what belongs to a unit, `subject` names it. */
export const can = (actor: Actor, permission: Permission, subject?: Subject): boolean => policies[permission](actor, subject);

/** Goes on only if the actor may. @throws Refusal FORBIDDEN */
export function allow(actor: Actor, permission: Permission, subject?: Subject): void {
  if (!can(actor, permission, subject)) throw new Refusal('FORBIDDEN', { permission });
}
