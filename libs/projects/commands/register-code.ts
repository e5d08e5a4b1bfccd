import { recordAuditEvent } from '#audit';
import { type Actor, allow } from '#identity';
import { type Database, once, type RepeatableRequest } from '#platform/database';
import { Problem, refuseField } from '#platform/problem';
import { findProject } from '../queries/find-project.js';
import { ProjectCodeRow } from '../store/code-row.js';

interface RegisterCodeInput {
  projectId: string;
  code: string;
  request: RepeatableRequest | null;
}

/**
 * Registers a project code (项目代码), so that imported files can refer to the project by the code.
 * @throws Problem NOT_FOUND, FORBIDDEN, IDEMPOTENCY_KEY_REUSED, or PROJECT_CODE_TAKEN when a
 * project has this code already.
 */
export function registerCode(
  database: Database,
  actor: Actor,
  { projectId, code, request }: RegisterCodeInput,
): Promise<ProjectCodeRow> {
  return database.write(actor.scope, async (tx) => {
    const project = await findProject(tx, projectId);
    allow(actor, 'project-code.register', project);
    await once(tx, request, async () => {
      const added = await tx.query<object[]>(
        'INSERT INTO project_codes (code, project_id, recorded_by) VALUES ($1, $2, $3) ON CONFLICT (code) DO NOTHING RETURNING 1',
        [code, project.id, actor.personId],
      );
      if (added.length === 0) throw refuseField('PROJECT_CODE_TAKEN', 'code', { code });
      await recordAuditEvent(tx, actor.scope, {
        action: 'project-code.register',
        subjectType: 'project',
        subjectId: project.id,
        unitId: project.unitId,
        newValue: { code },
      });
      return code;
    });
    const row = await tx.findOne(ProjectCodeRow, { where: { code } });
    if (!row) throw new Problem('NOT_FOUND');
    return row;
  });
}
