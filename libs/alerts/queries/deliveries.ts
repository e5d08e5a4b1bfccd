import { PROJECTS_SQL, projectInScope } from '#projects';
import { PEOPLE_SQL } from '#identity';
import { type Tx } from '#platform/database';
import { MAILS_SQL } from '#platform/mail';
import type { ChannelKind } from '../rules/channel.js';
import type { Inputs, Severity } from '../rules/evaluation-result.js';

/**
 * States of a notification. `waiting`: not in a digest yet; `pending`: in a digest that is not sent
 * yet; `sent`: accepted by the mail server; `failed`; `dropped`: not sent, for a stored reason. For
 * a person who gets no mail, it is the state of the messages to the person's channels.
 */
export const DELIVERY_STATES = ['waiting', 'pending', 'sent', 'failed', 'dropped'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** A notification with its reader, alert, digest and delivery attempts. */
export interface ListedDelivery {
  id: string;
  createdAt: Date;
  occasion: string;
  urgent: boolean;
  dropped: string | null;
  state: DeliveryState;
  personId: string;
  personName: string;
  alertId: string;
  rule: string;
  severity: Severity;
  inputs: Inputs;
  projectId: string;
  projectName: string;
  unitId: string;
  mailId: string | null;
  messageId: string | null;
  toAddress: string | null;
  composedAt: Date | null;
  attempts: number | null;
  sentAt: Date | null;
  serverResponse: string | null;
  lastError: string | null;
  nextAttemptAt: Date | null;
  /** Deliveries of the same content to the person's channels (webhooks and chat robots). */
  channels: ChannelDelivery[];
}

/** Delivery of one message to a channel (webhook or chat robot). */
export interface ChannelDelivery {
  kind: ChannelKind;
  name: string;
  state: 'pending' | 'sent' | 'failed' | 'withdrawn';
  attempts: number;
  sentAt: string | null;
  serverResponse: string | null;
  lastError: string | null;
}

const CHANNELS = `(SELECT coalesce(json_agg(json_build_object('kind', kind, 'name', channel_name,
  'state', state, 'attempts', attempts, 'sentAt',
  to_char(sent_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'serverResponse',
  server_response, 'lastError', last_error) ORDER BY composed_at, id), '[]')
    FROM channel_messages WHERE digest_id = notification.digest_id)`;
const BY_CHANNEL = `(SELECT CASE WHEN bool_or(state = 'sent') THEN 'sent'
  WHEN bool_or(state = 'pending') THEN 'pending' ELSE 'failed' END FROM channel_messages
  WHERE digest_id = notification.digest_id)`;

/** Filters for notifications; a notification must match all filters that are given. */
export interface DeliveryFilters {
  state?: DeliveryState | undefined;
  personId?: string | undefined;
  projectId?: string | undefined;
  alertId?: string | undefined;
}

const STATE = `CASE WHEN notification.dropped IS NOT NULL THEN 'dropped'
  WHEN notification.digest_id IS NULL THEN 'waiting' WHEN mail.id IS NULL
  OR mail.state = 'withdrawn' THEN ${BY_CHANNEL} ELSE mail.state END`;

/**
 * Lists notifications within the transaction's access scope, newest first; `after` is the key of
 * the last notification of the previous page.
 */
export const listDeliveries = (
  tx: Tx,
  { state, personId, projectId, alertId }: DeliveryFilters,
  { limit, after }: { limit: number; after?: readonly [string, string] | undefined },
): Promise<ListedDelivery[]> =>
  tx.query<ListedDelivery[]>(
    `SELECT notification.id, notification.created_at AS "createdAt", notification.occasion, notification.urgent, notification.dropped,
      ${STATE} AS state, person.id AS "personId", person.name AS "personName",
          alert.id AS "alertId", alert.rule, alert.severity, alert.inputs,
            project.id AS "projectId", project.name AS "projectName", project.unit_id AS "unitId",
          mail.id AS "mailId", mail.message_id AS "messageId", mail.to_address AS "toAddress",
            coalesce(mail.composed_at, alone.composed_at) AS "composedAt", mail.attempts,
            coalesce(mail.sent_at, alone.sent_at) AS "sentAt",
          mail.server_response AS "serverResponse", mail.last_error AS "lastError",
            CASE WHEN mail.state = 'pending' THEN mail.next_attempt_at END AS "nextAttemptAt",
            ${CHANNELS} AS channels
     FROM notifications notification JOIN alerts alert ON alert.id = notification.alert_id
     JOIN ${PROJECTS_SQL} project ON project.id = alert.project_id
     JOIN ${PEOPLE_SQL} person ON person.id = notification.person_id
     LEFT JOIN ${MAILS_SQL} mail ON mail.id = notification.mail_id
     LEFT JOIN LATERAL (SELECT min(composed_at) AS composed_at, min(sent_at) AS sent_at
       FROM channel_messages WHERE digest_id = notification.digest_id) alone ON mail.id IS NULL
    WHERE ${projectInScope('alert.project_id')} AND ($1::text IS NULL OR ${STATE} = $1)
      AND ($2::uuid IS NULL OR notification.person_id = $2) AND ($3::uuid IS NULL OR alert.project_id = $3)
      AND ($4::uuid IS NULL OR alert.id = $4)
      AND ($5::timestamptz IS NULL OR notification.created_at < $5 OR (notification.created_at = $5 AND notification.id > $6))
    ORDER BY notification.created_at DESC, notification.id LIMIT $7`,
    [
      state ?? null,
      personId ?? null,
      projectId ?? null,
      alertId ?? null,
      after?.[0] ?? null,
      after?.[1] ?? null,
      limit,
    ],
  );
