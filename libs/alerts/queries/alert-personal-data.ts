import { Injectable } from '@nestjs/common';
import { CHANGE_REQUEST_LOOKS_SQL } from '#approvals';
import { type Actor, HoldsPersonalData, type PersonalDataHolder } from '#identity';
import { PROJECTS_SQL } from '#projects';
import type { Tx } from '#platform/database';
import { preferencesOf } from '../store/preferences.js';

/**
 * Reads the personal data that the alerts library stores about a person: notification preferences,
 * channels, and notifications of alerts, change requests, returns and supervision.
 */
@Injectable()
@HoldsPersonalData('alerts')
export class AlertPersonalData implements PersonalDataHolder {
  async ownData(tx: Tx, { personId }: Actor, limit: number): Promise<Record<string, unknown>> {
    const rows = (sql: string): Promise<object[]> => tx.query<object[]>(sql, [personId, limit]);
    return {
      preferences: await preferencesOf(tx, personId),
      channels: await rows(
        `SELECT kind, name, host, created_at AS "createdAt", ended_at AS "endedAt"
         FROM alert_channels WHERE person_id = $1 ORDER BY created_at DESC, id LIMIT $2`,
      ),
      notifications: await rows(
        `SELECT n.created_at AS "createdAt", n.occasion, n.urgent, n.dropped, a.rule, a.severity,
              p.name AS "projectName"
         FROM notifications n JOIN alerts a ON a.id = n.alert_id JOIN ${PROJECTS_SQL} p ON p.id = a.project_id
        WHERE n.person_id = $1 ORDER BY n.created_at DESC, n.id LIMIT $2`,
      ),
      changeRequestNotifications: await rows(
        `SELECT change_request_id AS "changeRequestId", step, told_on AS "toldOn"
         FROM change_request_notifications
        WHERE person_id = $1 ORDER BY told_on DESC, change_request_id, step LIMIT $2`,
      ),
      changeRequestLooks: await rows(
        `SELECT looked_at AS "lookedAt" FROM ${CHANGE_REQUEST_LOOKS_SQL} look
        WHERE person_id = $1 LIMIT $2`,
      ),
      returnNotifications: await rows(
        `SELECT organisation_id AS "organisationId", month, occasion, told_on AS "toldOn"
         FROM return_notifications
        WHERE person_id = $1 ORDER BY told_on DESC, organisation_id, month, occasion LIMIT $2`,
      ),
      supervisionNotifications: await rows(
        `SELECT item_id AS "itemId", occasion, told_on AS "toldOn" FROM supervision_notifications
        WHERE person_id = $1 ORDER BY told_on DESC, item_id, occasion LIMIT $2`,
      ),
    };
  }
}
