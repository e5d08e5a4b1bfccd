import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day, Month } from '#values';
import type { PaperManifest } from '../rules/paper-manifest.js';
import type { PaperKind, PaperTemplate } from '../rules/papers.js';

/** Row of table `papers`: a paper as it was issued. Never changed. */
@Entity('papers')
export class PaperRow {
  @PrimaryColumn('uuid') id: string;
  /** Organisation that issued it; the paper is about its projects and those of all below it. */
  @Column('text') organisationId: string;
  @Column('text') kind: PaperKind;
  @Column('text') template: PaperTemplate;
  @Column('text') number: string;
  @Column('char', { length: 7 }) month: Month;
  @Column('date') issuedOn: Day;
  @Column('text', { nullable: true }) signer: string | null;
  @Column('text') issuedBy: string;
  @Column('timestamptz') issuedAt: Date;
  /** Instant by which everything was recorded that the paper rests on. */
  @Column('timestamptz') knownAt: Date;
  /** The facts as JSON, in the very bytes that were hashed. */
  @Column('text') facts: string;
  @Column('jsonb') manifest: PaperManifest;
  /** SHA-256 of the facts and of the file, as lower-case hex. */
  @Column('char', { name: 'rows_sha256', length: 64 }) rowsSha256: string;
  @Column('char', { name: 'sha256', length: 64 }) sha256: string;
  @Column('bytea') file: Buffer;
}
