import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * Row of table `project_documents`: a document that is the source of amounts of a project. Rows are
 * inserted and never changed.
 */
@Entity('project_documents')
export class ProjectDocumentRow {
  @PrimaryColumn('uuid') projectId: string;
  @PrimaryColumn('text') number: string;
  @Column('text') unitId: string;
  @Column('text') title: string;
  @Column('text', { nullable: true }) issuer: string | null;
  @Column('date', { nullable: true }) issuedOn: string | null;
  /** Where the document is kept, as free text: an archive of paper documents or a file location. */
  @Column('text', { nullable: true }) location: string | null;
  /**
   * SHA-256 of the document's file, lower-case hex, with which an altered copy can be recognised.
   */
  @Column('char', { name: 'sha256', length: 64, nullable: true }) sha256: string | null;
  @Column('text') recordedBy: string;
  @Column('timestamptz') recordedAt: Date;
}
