import { randomUUID } from 'node:crypto';
import { recordAuditEvent } from '#audit';
import { type Actor, allow } from '#identity';
import type { Clock } from '#platform/clock';
import { type Database, once, type RepeatableRequest, stampInstant } from '#platform/database';
import { refuseField } from '#platform/problem';
import { findProject, lockProject, recordProjectChange } from '#projects';
import type { CompletionForecast } from '../rules/completion.js';
import { CompletionForecastRow } from '../store/forecast-row.js';
import { rulesInForce } from '../store/rules-in-force.js';

interface FileForecastInput {
  projectId: string;
  wanted: CompletionForecast;
  request: RepeatableRequest | null;
}

/**
 * Records an officer's forecast of a project's final cost. Earlier forecasts are kept.
 * @returns the forecast; for a repeated request, the one that the first request recorded.
 * @throws Problem NOT_FOUND, FORBIDDEN, DAY_AFTER_TODAY or REFERENCE_CLASS_UNKNOWN.
 */
export function fileForecast(
  database: Database,
  clock: Clock,
  actor: Actor,
  { projectId, wanted, request }: FileForecastInput,
): Promise<CompletionForecastRow> {
  return database.write(actor.scope, async (tx) => {
    allow(actor, 'budget.file', await findProject(tx, projectId));
    const { id } = await once(tx, request, async () => {
      const today = clock.today();
      if (wanted.effectiveOn > today)
        throw refuseField('DAY_AFTER_TODAY', 'effectiveOn', { today }, `≤ ${today}`);
      const classes = Object.keys(
        (await rulesInForce(tx, wanted.effectiveOn)).get('reference-class')?.parameters ?? {},
      );
      if (wanted.referenceClass !== null && !classes.includes(wanted.referenceClass))
        throw refuseField('REFERENCE_CLASS_UNKNOWN', 'referenceClass', {}, classes.join(', '));
      const project = await lockProject(tx, projectId);
      const row: CompletionForecastRow = {
        ...wanted,
        id: randomUUID(),
        projectId,
        filedBy: actor.personId,
        recordedAt: await stampInstant(tx),
      };
      await tx.insert(CompletionForecastRow, row);
      await recordProjectChange(tx, project, 'budget');
      await recordAuditEvent(tx, actor.scope, {
        action: 'budget.forecast',
        subjectType: 'project',
        subjectId: projectId,
        unitId: project.unitId,
        newValue: wanted,
      });
      return row.id;
    });
    return tx.findOneOrFail(CompletionForecastRow, { where: { id } });
  });
}
