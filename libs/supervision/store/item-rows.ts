import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day } from '#values';
import type { AwaitedElement, ItemKind, ItemState, ItemStepKind } from '../rules/item-life.js';

/** Row of table `supervision_years`: the number that was given out last in a year. */
@Entity('supervision_years')
export class SupervisionYearRow {
  @PrimaryColumn('integer') year: number;
  @Column('integer') last: number;
}

/** Row of table `supervision_items`: what somebody has to see to, and where it stands. */
@Entity('supervision_items')
export class SupervisionItemRow {
  @PrimaryColumn('uuid') id: string;
  @Column('integer') year: number;
  /** Number within the year. */
  @Column('integer') serial: number;
  @Column('text') kind: ItemKind;
  @Column('text') title: string;
  @Column('text') words: string;
  @Column('uuid', { nullable: true }) projectId: string | null;
  /** The alert over which it was opened. */
  @Column('uuid', { nullable: true }) alertId: string | null;
  /** 牵头: answers for the item. */
  @Column('text') leadOrganisationId: string;
  /** 配合: these support the organisation that leads, and see the item. */
  @Column('text', { array: true }) supportingOrganisationIds: string[];
  /** On whose behalf it was assigned; its managers evaluate the answers. */
  @Column('text') issuingOrganisationId: string;
  @Column('uuid') ownerId: string;
  @Column('date') dueOn: Day;
  /** The day before more time was granted. */
  @Column('date') firstDueOn: Day;
  /** Of a risk, from 1 to 5; null of anything else. */
  @Column('integer', { nullable: true }) likelihood: number | null;
  @Column('integer', { nullable: true }) effect: number | null;
  @Column('text', { nullable: true }) response: string | null;
  @Column('text', { nullable: true }) element: AwaitedElement | null;
  @Column('text') state: ItemState;
  @Column('text') assignedBy: string;
  @Column('timestamptz') assignedAt: Date;
}

/** Row of table `supervision_steps`: a step in the history of an item. Never changed. */
@Entity('supervision_steps')
export class SupervisionStepRow {
  @PrimaryColumn('uuid') itemId: string;
  @PrimaryColumn('integer') position: number;
  @Column('text') kind: ItemStepKind;
  @Column('text', { nullable: true }) words: string | null;
  /** Number of a registered document of the project. */
  @Column('text', { nullable: true }) document: string | null;
  /** The day asked for, or the day on which what is noted was done. */
  @Column('date', { nullable: true }) onDay: Day | null;
  @Column('text') doneBy: string;
  @Column('timestamptz') doneAt: Date;
}

export const itemEntities = [SupervisionYearRow, SupervisionItemRow, SupervisionStepRow];
