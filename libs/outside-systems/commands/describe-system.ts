import { randomUUID } from 'node:crypto';
import { recordAuditEvent } from '#audit';
import { type Actor, allow } from '#identity';
import {
  type Database,
  once,
  type RepeatableRequest,
  type Tx,
  withPrivileges,
} from '#platform/database';
import { refuseField } from '#platform/problem';
import type { Day } from '#values';
import { findSystem, type ListedSystem } from '../queries/outside-systems.js';
import { headingTwice, type OutsideColumn, type OutsideUnit } from '../rules/outside-column.js';
import { DEADLINE_MAX, type OutsideDeadline } from '../rules/outside-deadline.js';
import { OutsideSystemRow } from '../store/outside-system-row.js';

/** How another system takes a month's figures. */
export interface DescribedSystem {
  code: string;
  name: string;
  columns: readonly OutsideColumn[];
  unit: OutsideUnit;
  deadline: OutsideDeadline;
  validFrom: Day;
}

interface DescribeSystemInput {
  described: DescribedSystem;
  request: RepeatableRequest | null;
}

/** Lets one transaction at a time describe a system: two could both begin after the same one. */
const LOCK = `SELECT pg_advisory_xact_lock(hashtextextended('outside-systems:' || $1, 0))`;

/**
 * Describes another system from a day on: its columns, unit and deadline. Earlier descriptions of
 * the same code hold until the day before.
 * @throws Problem FORBIDDEN, HEADING_TWICE, OUTSIDE_SYSTEM_BEGUN, DEADLINE_TOO_LATE,
 * IDEMPOTENCY_KEY_REUSED
 */
export function describeSystem(
  database: Database,
  actor: Actor,
  { described, request }: DescribeSystemInput,
): Promise<ListedSystem> {
  allow(actor, 'outside-system.describe');
  return database.write(withPrivileges(actor.scope, 'rules'), async (tx) => {
    const { id } = await once(tx, request, () => add(tx, actor, described));
    return findSystem(tx, id);
  });
}

async function add(tx: Tx, actor: Actor, described: DescribedSystem): Promise<string> {
  const { code, columns, deadline, validFrom } = described;
  const heading = headingTwice(columns);
  if (heading !== null) throw refuseField('HEADING_TWICE', 'columns', { heading });
  const most = DEADLINE_MAX[deadline.kind];
  if (deadline.number > most)
    throw refuseField('DEADLINE_TOO_LATE', 'deadline.number', { most }, `≤ ${most}`);
  await tx.query(LOCK, [code]);
  const newest = await tx.findOne(OutsideSystemRow, {
    where: { code },
    order: { validFrom: 'DESC' },
  });
  if (newest && newest.validFrom >= validFrom)
    throw refuseField(
      'OUTSIDE_SYSTEM_BEGUN',
      'validFrom',
      { code, from: newest.validFrom },
      `> ${newest.validFrom}`,
    );
  const id = randomUUID();
  await tx.insert(OutsideSystemRow, {
    ...described,
    columns: [...columns],
    id,
    createdBy: actor.personId,
  });
  await recordAuditEvent(tx, actor.scope, {
    action: 'outside-system.describe',
    subjectType: 'outside-system',
    subjectId: id,
    newValue: described,
  });
  return id;
}
