import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * Row of table `mail_outbox`: a mail to be sent, with its final text and the state of its delivery.
 */
@Entity('mail_outbox')
export class MailOutboxRow {
  @PrimaryColumn('uuid') id: string;
  @Column('text') messageId: string;
  @Column('text') personId: string;
  @Column('text') toName: string;
  @Column('text') toAddress: string;
  @Column('text') subject: string;
  @Column('text') textBody: string;
  @Column('text') htmlBody: string;
  @Column('timestamptz') composedAt: Date;
  @Column('text') state: string;
  @Column('integer') attempts: number;
  @Column('timestamptz') nextAttemptAt: Date;
  @Column('timestamptz', { nullable: true }) sentAt: Date | null;
  @Column('text', { nullable: true }) serverResponse: string | null;
  @Column('text', { nullable: true }) lastError: string | null;
  @Column('text', { nullable: true }) attachmentName: string | null;
  @Column('text', { nullable: true }) attachmentText: string | null;
}
