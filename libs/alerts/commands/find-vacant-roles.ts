import { organisations, organisationHeads } from '#identity';
import { loadCalendar } from '#platform/calendar';
import type { Tx } from '#platform/database';
import type { Day } from '#values';
import { escalationDue } from '../rules/escalation-due.js';
import { HEAD_STEP, reminderDays } from '../rules/reminders.js';
import {
  alertGroups,
  type AlertGroup,
  dueForHead,
  dueForEscalation,
} from '../store/alert-groups.js';
import { rulesInForce } from '../store/rule-versions.js';
import type { Finding } from '../store/system-alarms.js';
import { namedPeople } from './who-is-named.js';

/**
 * Finds notifications that would reach nobody: roles named by a rule or by an escalation level that
 * nobody holds, and missing heads of organisations. Each finding names the rule, the organisation
 * and the role that an administrator must assign; its alarm stays open until a person holds the
 * role.
 */
export async function findVacantRoles(tx: Tx, today: Day): Promise<Finding[]> {
  const inForce = await rulesInForce(tx, today);
  const calendar = await loadCalendar(tx);
  const live = await alertGroups(tx);
  const climbing = await dueForEscalation(tx, escalationDue(inForce, calendar, today));
  const forHead = await dueForHead(
    tx,
    reminderDays(calendar, today).find(({ step }) => step === HEAD_STEP)?.since ?? today,
  );
  const units = [...live, ...climbing, ...forHead].map(({ unitId }) => unitId);
  if (units.length === 0) return [];
  const named = await namedPeople(tx, units, today, inForce);
  const names = new Map((await organisations(tx)).map(({ id, name }) => [id, name]));
  const heads = new Map((await organisationHeads(tx, units)).map((head) => [head.unitId, head]));
  const about = ({ unitId, alerts }: AlertGroup) => ({
    unitId,
    unitName: names.get(unitId) ?? unitId,
    alerts,
  });

  const pending = live
    .filter(({ rule, unitId }) => named.ofRule(rule, unitId).length === 0)
    .map((group): Finding => {
      const recipient = inForce.find(({ code }) => code === group.rule)?.recipients[0];
      return {
        kind: 'rule-without-recipient',
        subject: `${group.rule}@${group.unitId}`,
        facts: {
          ...about(group),
          rule: group.rule,
          role: recipient?.role ?? 'manager',
          where: recipient?.where ?? 'nearest',
        },
      };
    });
  const unescalated = climbing.flatMap(({ step, ...group }): Finding[] => {
    const to = inForce.find(({ code }) => code === group.rule)?.escalation[step - 1];
    if (!to || named.named([to], group.unitId).length > 0) return [];
    return [
      {
        kind: 'escalation-without-recipient',
        subject: `${group.rule}@${group.unitId}#${step}`,
        facts: { ...about(group), rule: group.rule, step, role: to.role, where: to.where },
      },
    ];
  });
  const headless = forHead
    .filter(({ unitId }) => named.head(unitId).length === 0)
    .map((group): Finding => {
      const head = heads.get(group.unitId);
      return {
        kind: 'organisation-without-head',
        subject: group.unitId,
        facts: {
          ...about(group),
          personId: head?.personId ?? null,
          closed: head && !head.active ? 'yes' : null,
        },
      };
    });
  return [...pending, ...unescalated, ...headless];
}
