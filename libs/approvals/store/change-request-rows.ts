import { Column, Entity, PrimaryColumn, ViewColumn, ViewEntity } from 'typeorm';
import type { Day } from '#values';
import type { Decides, Level, Relation } from '../rules/levels.js';
import type { Move, State } from '../rules/states.js';

/**
 * Row of table `change_requests`: a change request of any kind. The form of `payload` depends on
 * the kind; amounts in it are fen, as text.
 */
@Entity('change_requests')
export class ChangeRequestRow {
  @PrimaryColumn('uuid') id: string;
  @Column('text') kind: string;
  @Column('text') subjectKind: string;
  @Column('text') subjectId: string;
  /** Key that only one submitted request of the kind may have; null where several may wait. */
  @Column('text', { nullable: true }) subjectKey: string | null;
  @Column('text') state: State;
  @Column('integer') version: number;
  @Column('jsonb') payload: object;
  /** Ids of the documents that support the request. */
  @Column('uuid', { array: true }) evidence: string[];
  @Column('text', { nullable: true }) note: string | null;
  /** Fingerprint of the values to be replaced, as of submission; null when none are replaced. */
  @Column('text', { nullable: true }) base: string | null;
  @Column('jsonb', { nullable: true }) baseValues: object | null;
  /** Number of projects that the request concerns; 0 for none. */
  @Column('integer') projects: number;
  /** Whether only administrators and auditors of the whole city read it. */
  @Column('boolean') restricted: boolean;
  /**
   * Organisation that is to lead the project which the request creates; null where its projects
   * exist, or it concerns none.
   */
  @Column('text', { nullable: true }) organisationId: string | null;
  /** Levels at which the request is decided, as they were set when it was submitted. */
  @Column('jsonb') review: Level[];
  @Column('integer') level: number;
  /** Ids of all people who wrote, edited or submitted the request. */
  @Column('text', { array: true }) authors: string[];
  @Column('timestamptz') createdAt: Date;
  @Column('text', { nullable: true }) submittedBy: string | null;
  @Column('timestamptz', { nullable: true }) submittedAt: Date | null;
  @Column('text', { nullable: true }) decidedBy: string | null;
  @Column('timestamptz', { nullable: true }) decidedAt: Date | null;
  /** Id of the person whose role was delegated to the one who decided; null for an own role. */
  @Column('text', { nullable: true }) decidedFor: string | null;
  @Column('text', { nullable: true }) reason: string | null;
}

/** Row of table `change_request_projects`: a project and the months that a request concerns. */
@Entity('change_request_projects')
export class ChangeRequestProjectRow {
  @PrimaryColumn('uuid') projectId: string;
  @PrimaryColumn('uuid') changeRequestId: string;
  @Column('text', { array: true }) months: string[];
}

/** Row of table `change_request_decisions`: an event in a request's history. Never changed. */
@Entity('change_request_decisions')
export class ChangeRequestDecisionRow {
  @PrimaryColumn('uuid') changeRequestId: string;
  @PrimaryColumn('integer') number: number;
  @Column('text') move: Move | 'draft';
  @Column('text') state: State;
  @Column('integer') level: number;
  @Column('text') actorId: string;
  @Column('text', { nullable: true }) onBehalfOf: string | null;
  @Column('text', { nullable: true }) reason: string | null;
  /** New payload, if this event changed it; otherwise null. */
  @Column('jsonb', { nullable: true }) payload: object | null;
  @Column('timestamptz') happenedAt: Date;
}

/** Row of table `change_request_comments`: a contribution to the conversation about a request. */
@Entity('change_request_comments')
export class ChangeRequestCommentRow {
  @PrimaryColumn('uuid') changeRequestId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') actorId: string;
  @Column('text') words: string;
  @Column('timestamptz') writtenAt: Date;
}

/** Row of table `change_request_looks`: when a person last looked at decisions on their requests. */
@Entity('change_request_looks')
export class ChangeRequestLookRow {
  @PrimaryColumn('uuid') personId: string;
  @Column('timestamptz') lookedAt: Date;
}

/** Row of table `review_levels`: a level that decides, for an organisation and a kind. */
@Entity('review_levels')
export class ReviewLevelRow {
  @PrimaryColumn('text') organisationId: string;
  @PrimaryColumn('text') kind: string;
  @PrimaryColumn('date') validFrom: Day;
  @PrimaryColumn('timestamptz') recordedAt: Date;
  @PrimaryColumn('smallint') level: number;
  @Column('text') relation: Relation;
  @Column('text') decides: Decides;
  @Column('text') recordedBy: string;
}

/**
 * View `change_request_organisations`: the projects of requests with the organisations that lead
 * them today.
 */
@ViewEntity('change_request_organisations')
export class ChangeRequestOrganisationView {
  @ViewColumn() changeRequestId: string | null;
  @ViewColumn() projectId: string | null;
  @ViewColumn() organisationId: string | null;
  @ViewColumn() months: string[] | null;
}

export const approvalsEntities = [
  ChangeRequestRow,
  ChangeRequestProjectRow,
  ChangeRequestDecisionRow,
  ChangeRequestCommentRow,
  ChangeRequestLookRow,
  ReviewLevelRow,
  ChangeRequestOrganisationView,
];
