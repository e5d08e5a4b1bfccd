import { randomUUID } from 'node:crypto';
import { recordAuditEvent } from '#audit';
import { type Actor, allow } from '#identity';
import type { Clock } from '#platform/clock';
import {
  type Database,
  once,
  type RepeatableRequest,
  type Scope,
  stampInstant,
  type Tx,
} from '#platform/database';
import { refuseField } from '#platform/problem';
import { findProject, lockProject, recordProjectChange } from '#projects';
import type { Day } from '#values';
import { ProgressReadingRow } from '../store/progress-row.js';

/**
 * The physical progress (形象进度) of a project on a day, as entered: in hundredths of a per cent
 * (0-10000) and as a description.
 */
export interface NewReading {
  readOn: Day;
  hundredths: number;
  words: string;
  document: string | null;
}

interface RecordProgressInput {
  projectId: string;
  wanted: NewReading;
  request: RepeatableRequest | null;
}

/**
 * Records the physical progress of a project on a day. Earlier readings are kept; if a day has
 * several readings, the one recorded last counts.
 * @returns the reading; for a repeated request, the reading that the first request recorded.
 * @throws Problem NOT_FOUND, FORBIDDEN or DAY_AFTER_TODAY.
 */
export function recordProgress(
  database: Database,
  clock: Clock,
  actor: Actor,
  { projectId, wanted, request }: RecordProgressInput,
): Promise<ProgressReadingRow> {
  return database.write(actor.scope, async (tx) => {
    allow(actor, 'progress.record', await findProject(tx, projectId));
    const { id } = await once(tx, request, async () => {
      const today = clock.today();
      if (wanted.readOn > today)
        throw refuseField('DAY_AFTER_TODAY', 'readOn', { today }, `≤ ${today}`);
      return keepReading(tx, actor.scope, { projectId, wanted, recordedBy: actor.personId });
    });
    return tx.findOneOrFail(ProgressReadingRow, { where: { id } });
  });
}

interface KeepReadingInput {
  projectId: string;
  wanted: NewReading;
  /** Id of the person who filed the reading. */
  recordedBy: string;
}

/**
 * Adds a reading to the progress of a project, in the caller's transaction. The caller has checked
 * its day and that the person may record it.
 * @returns the id of the reading
 */
export async function keepReading(
  tx: Tx,
  scope: Scope,
  { projectId, wanted, recordedBy }: KeepReadingInput,
): Promise<string> {
  const project = await lockProject(tx, projectId);
  const row: ProgressReadingRow = {
    ...wanted,
    id: randomUUID(),
    projectId,
    recordedBy,
    recordedAt: await stampInstant(tx),
  };
  await tx.insert(ProgressReadingRow, row);
  await recordProjectChange(tx, project, 'milestone');
  await recordAuditEvent(tx, scope, {
    action: 'progress.record',
    subjectType: 'project',
    subjectId: projectId,
    unitId: project.unitId,
    newValue: wanted,
  });
  return row.id;
}
