import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day, Month } from '#values';

/** Row of table `alert_preferences`: how a person wants to be notified of alerts. */
@Entity('alert_preferences')
export class AlertPreferenceRow {
  @PrimaryColumn('uuid') personId: string;
  @Column('boolean') urgentAtOnce: boolean;
  @Column('text') amber: string;
  @Column('text') format: string;
  @Column('integer') version: number;
}

/**
 * Row of table `alert_channels`: a webhook or chat robot through which a person is notified,
 * besides mail. Its address is encrypted.
 */
@Entity('alert_channels')
export class AlertChannelRow {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') personId: string;
  @Column('text') kind: string;
  @Column('text') name: string;
  @Column('text') host: string;
  @Column('bytea') sealed: Buffer;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
}

/** Row of table `channel_messages`: a message to a channel with the state of its delivery. */
@Entity('channel_messages')
export class ChannelMessageRow {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') channelId: string;
  @Column('uuid') personId: string;
  @Column('text') kind: string;
  @Column('text') channelName: string;
  @Column('uuid', { nullable: true }) mailId: string | null;
  @Column('text') body: string;
  @Column('timestamptz') composedAt: Date;
  @Column('text') state: string;
  @Column('integer') attempts: number;
  @Column('timestamptz') nextAttemptAt: Date;
  @Column('timestamptz', { nullable: true }) sentAt: Date | null;
  @Column('text', { nullable: true }) serverResponse: string | null;
  @Column('text', { nullable: true }) lastError: string | null;
  @Column('uuid') digestId: string;
}

/** Row of table `notifications`: one person's notification about one alert, sent or pending. */
@Entity('notifications')
export class NotificationRow {
  @PrimaryColumn('uuid') id: string;
  @PrimaryColumn('uuid') projectId: string;
  @Column('uuid') alertId: string;
  @Column('uuid') personId: string;
  @Column('text') occasion: string;
  @Column('boolean') urgent: boolean;
  @Column('timestamptz') createdAt: Date;
  @Column('uuid', { nullable: true }) mailId: string | null;
  @Column('text', { nullable: true }) dropped: string | null;
  @Column('uuid', { nullable: true }) digestId: string | null;
  @Column('date', { nullable: true }) toldOn: Day | null;
}

/**
 * Row of table `inherited_assignments`: a role or delegation of a person who was notified of the open
 * alerts that came with it. A role without a row counts as newly received.
 */
@Entity('inherited_assignments')
export class InheritedAssignmentRow {
  @PrimaryColumn('uuid') personId: string;
  @PrimaryColumn('text') role: string;
  @PrimaryColumn('text') unitId: string;
  @PrimaryColumn('text') forPerson: string;
  @Column('date') handedOn: Day;
}

/**
 * Row of table `change_request_notifications`: a person was told, in a digest, of a step in the
 * history of a change request.
 */
@Entity('change_request_notifications')
export class ChangeRequestNotificationRow {
  @PrimaryColumn('uuid') changeRequestId: string;
  @PrimaryColumn('integer') step: number;
  @PrimaryColumn('uuid') personId: string;
  @Column('uuid') digestId: string;
  @Column('uuid', { nullable: true }) mailId: string | null;
  @Column('date') toldOn: Day;
}

/**
 * Row of table `supervision_notifications`: a person was told, in a
 * digest, of an item of supervision or of an audit finding.
 */
@Entity('supervision_notifications')
export class SupervisionNotificationRow {
  @PrimaryColumn('uuid') itemId: string;
  @PrimaryColumn('text') occasion: string;
  @PrimaryColumn('uuid') personId: string;
  @Column('uuid') digestId: string;
  @Column('uuid', { nullable: true }) mailId: string | null;
  @Column('date') toldOn: Day;
}

/**
 * Row of table `return_notifications`: a person was reminded, in a digest, of the returns of an
 * organisation's month that were not submitted.
 */
@Entity('return_notifications')
export class ReturnNotificationRow {
  @PrimaryColumn('text') organisationId: string;
  @PrimaryColumn('char', { length: 7 }) month: Month;
  @PrimaryColumn('text') occasion: string;
  @PrimaryColumn('uuid') personId: string;
  @Column('uuid') digestId: string;
  @Column('uuid', { nullable: true }) mailId: string | null;
  @Column('date') toldOn: Day;
}
