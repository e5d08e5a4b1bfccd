import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day } from '#values';
import type { Agenda } from '../rules/agenda.js';
import type { MeetingState } from '../rules/meeting-life.js';

/** Row of table `meetings`: a dispatch meeting (调度会). Once it was opened it never changes. */
@Entity('meetings')
export class MeetingRow {
  @PrimaryColumn('uuid') id: string;
  /** Holds the meeting, which is about its projects and those of all below it. */
  @Column('text') organisationId: string;
  @Column('text') title: string;
  @Column('date') heldOn: Day;
  /** Name of the person who presides (主持人). */
  @Column('text', { nullable: true }) chair: string | null;
  @Column('text') state: MeetingState;
  @Column('text') plannedBy: string;
  @Column('timestamptz') plannedAt: Date;
  /** The agenda as it stood when the meeting was opened. */
  @Column('jsonb', { nullable: true }) agenda: Agenda | null;
  @Column('text', { nullable: true }) openedBy: string | null;
  @Column('timestamptz', { nullable: true }) openedAt: Date | null;
}

/**
 * Row of table `meeting_decisions`: that an item of supervision was decided in a meeting (议定事项).
 * What was decided stands in the item. Never changed.
 */
@Entity('meeting_decisions')
export class MeetingDecisionRow {
  @PrimaryColumn('uuid') meetingId: string;
  @PrimaryColumn('uuid') itemId: string;
  @Column('text') decidedBy: string;
  @Column('timestamptz') decidedAt: Date;
}

export const meetingEntities = [MeetingRow, MeetingDecisionRow];
