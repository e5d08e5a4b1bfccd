import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * A document from which figures of a project are taken, identified by its number. Rows are added
 * once and never changed.
 */
@Entity('project_documents')
export class ProjectDocumentRow {
  @PrimaryColumn('uuid') projectId: string;
  @PrimaryColumn('text') number: string;
  @Column('text') unitId: string;
  @Column('text') title: string;
  @Column('text', { nullable: true }) issuer: string | null;
  @Column('date', { nullable: true }) issuedOn: string | null;
  /** Where the document is kept, on paper or as a file. */
  @Column('text', { nullable: true }) location: string | null;
  /** SHA-256 of the file, lower-case hex, so that an altered copy can be recognised. */
  @Column('char', { name: 'sha256', length: 64, nullable: true }) sha256: string | null;
  @Column('text') recordedBy: string;
  @Column('timestamptz') recordedAt: Date;
}
