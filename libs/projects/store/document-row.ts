import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A document that figures of a project are taken from, by the number people quote. Registered once, never changed. */
@Entity('project_documents')
export class ProjectDocumentRow {
  @PrimaryColumn('uuid') projectId: string;
  @PrimaryColumn('text') number: string;
  @Column('text') unitId: string;
  @Column('text') title: string;
  @Column('text', { nullable: true }) issuer: string | null;
  @Column('date', { nullable: true }) issuedOn: string | null;
  /** Where the paper or the file is kept. */
  @Column('text', { nullable: true }) location: string | null;
  /** SHA-256 of the file, lower-case hex, so that a copy can be told from a forgery. */
  @Column('char', { name: 'sha256', length: 64, nullable: true }) sha256: string | null;
  @Column('text') recordedBy: string;
  @Column('timestamptz') recordedAt: Date;
}
