import { definePermissions } from './policies/declared-permissions.js';
import {
  administersSecurity,
  asksForReturns,
  administersSystem,
  everyone,
  isPartyOrSecurity,
} from './policies/standard-policies.js';

/**
 * Permissions of the domain `identity`. Each permission is mapped to the policy that decides which
 * users have it.
 */
export const identityPermissions = definePermissions('identity', {
  'unit.create': administersSecurity,
  'unit.rename': administersSecurity,
  'unit.move': administersSecurity,
  'unit.name-head': administersSecurity,
  'unit.ask-returns': asksForReturns,
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
  'mail.read': administersSystem,
  'status.read': everyone,
  'organisation.read': everyone,
  'token.create': everyone,
});

declare module './policies/declared-permissions.js' {
  interface DeclaredPermissions {
    identity: typeof identityPermissions;
  }
}
