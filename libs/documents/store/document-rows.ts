import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who may be given a document (公开属性): everybody unasked, whoever asks, or nobody. */
export const DISCLOSURES = ['proactive', 'on-request', 'withheld'] as const;
export type Disclosure = (typeof DISCLOSURES)[number];

/**
 * Row of table `documents`: a document of a project, with or without a file. A document of several
 * projects has a row in each, with the same id. Rows are inserted and never changed.
 */
@Entity('documents')
export class DocumentRow {
  @PrimaryColumn('uuid') projectId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('integer') version: number;
  /** Name of the file, or the title of a document that was registered without its file. */
  @Column('text') name: string;
  /** Number by which ledger entries and people cite the document (文号); unique in a project. */
  @Column('text', { nullable: true }) number: string | null;
  @Column('text', { nullable: true }) issuer: string | null;
  @Column('date', { nullable: true }) issuedOn: string | null;
  @Column('text', { nullable: true }) disclosure: Disclosure | null;
  /** Where the paper is kept, as free text. */
  @Column('text', { nullable: true }) location: string | null;
  /** Media type by the content; null when the file is not kept here. */
  @Column('text', { nullable: true }) mediaType: string | null;
  /** Size of the file; null when the file is not kept here. */
  @Column('bigint', { nullable: true }) bytes: bigint | null;
  /**
   * SHA-256 of the file, lower-case hex, under which the file is kept. Without a file: the hash
   * that was stated when the document was registered.
   */
  @Column('char', { name: 'sha256', length: 64, nullable: true }) sha256: string | null;
  @Column('text') recordedBy: string;
  @Column('timestamptz') recordedAt: Date;
}

/** Row of table `document_links`: what a document is about, within one project. */
@Entity('document_links')
export class DocumentLinkRow {
  @PrimaryColumn('uuid') projectId: string;
  @PrimaryColumn('uuid') documentId: string;
  @PrimaryColumn('text') kind: string;
  @PrimaryColumn('uuid') subjectId: string;
  @Column('text') linkedBy: string;
  @Column('timestamptz') linkedAt: Date;
}

export const documentEntities = [DocumentRow, DocumentLinkRow];
