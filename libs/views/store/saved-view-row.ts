import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Filters, Sharing, ViewPage } from '../rules/view.js';

/**
 * Row of table `saved_views`: the filters of a list that a person keeps under a name. It holds an
 * address and no rows: what it shows depends on who opens it.
 */
@Entity('saved_views')
export class SavedViewRow {
  @PrimaryColumn('uuid') id: string;
  @Column('text') personId: string;
  @Column('text') page: ViewPage;
  @Column('text') name: string;
  @Column('jsonb') filters: Filters;
  @Column('text') shared: Sharing;
  /** Organisations in which the owner held a role, where it is shared with an organisation. */
  @Column('text', { array: true }) organisationIds: string[];
  @Column('timestamptz') createdAt: Date;
}
