import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * Who may receive a document (公开属性): the public without a request (`proactive`), the public on
 * request (`on-request`), or nobody (`withheld`).
 */
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
  /**
   * Official number (文号), with which ledger entries and people cite the document; unique in a
   * project.
   */
  @Column('text', { nullable: true }) number: string | null;
  @Column('text', { nullable: true }) issuer: string | null;
  @Column('date', { nullable: true }) issuedOn: string | null;
  @Column('text', { nullable: true }) disclosure: Disclosure | null;
  /** Place where the paper document is kept, as free text. */
  @Column('text', { nullable: true }) location: string | null;
  /** Media type, recognised from the content of the file; null when the file is not stored here. */
  @Column('text', { nullable: true }) mediaType: string | null;
  /** Size of the file in bytes; null when the file is not stored here. */
  @Column('bigint', { nullable: true }) bytes: bigint | null;
  /**
   * SHA-256 of the file as lower-case hex; the file store finds the file by it. For a document
   * without a stored file: the hash that the user stated at registration, or null.
   */
  @Column('char', { name: 'sha256', length: 64, nullable: true }) sha256: string | null;
  @Column('text') recordedBy: string;
  @Column('timestamptz') recordedAt: Date;
}

/**
 * Row of table `document_links`: a subject (record) that a document is about, within one project.
 */
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
