import {
  administersRules,
  administersSystem,
  definePermissions,
  everyone,
  manages,
  worksFor,
} from '#identity';

/** Permissions of the domain `alerts`, with the policy of each. */
export const alertsPermissions = definePermissions('alerts', {
  'alert.acknowledge': manages,
  'alert.snooze': manages,
  'alert.explain': worksFor,
  'alert-rule.read': everyone,
  'alert-rule.edit': administersSystem,
  'alert-rule.preview': administersRules,
  'preferences.change': everyone,
  'alarm.read': administersSystem,
  'calendar.read': everyone,
  'calendar.edit': administersSystem,
});

declare module '#identity' {
  interface DeclaredPermissions {
    alerts: typeof alertsPermissions;
  }
}
