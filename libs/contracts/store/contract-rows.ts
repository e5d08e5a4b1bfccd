import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day, Fen } from '#values';
import type { ContractEventKind, ContractKind } from '../rules/contract.js';

/** Row of table `contracts`: a contract as it was signed. Never changed. Amounts in fen. */
@Entity('contracts')
export class ContractRow {
  @PrimaryColumn('uuid') projectId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') kind: ContractKind;
  @Column('text', { nullable: true }) name: string | null;
  @Column('text', { nullable: true }) contractNumber: string | null;
  @Column('text') counterparty: string;
  /** Null where the contract states none, such as one by unit prices. */
  @Column('bigint', { nullable: true }) amountFen: Fen | null;
  @Column('date') signedOn: Day;
  @Column('text', { nullable: true }) costLine: string | null;
  @Column('text', { nullable: true }) note: string | null;
  @Column('uuid') changeRequestId: string;
  @Column('text') filedBy: string;
  @Column('text') approvedBy: string;
  @Column({ type: 'timestamptz', insert: false, update: false }) recordedAt: Date;
}

/** Row of table `contract_events`: what happened to a contract. Never changed. Amounts in fen. */
@Entity('contract_events')
export class ContractEventRow {
  @PrimaryColumn('uuid') projectId: string;
  @PrimaryColumn('uuid') contractId: string;
  @PrimaryColumn('integer') number: number;
  @Column('text') kind: ContractEventKind;
  @Column('bigint') amountFen: Fen;
  @Column('date') onDay: Day;
  @Column('text') words: string;
  @Column('text', { nullable: true }) document: string | null;
  @Column('uuid') changeRequestId: string;
  @Column('text') filedBy: string;
  @Column('text') approvedBy: string;
  @Column({ type: 'timestamptz', insert: false, update: false }) recordedAt: Date;
}

/** Row of table `contract_payments`: an entry of the ledger that pays for a contract. */
@Entity('contract_payments')
export class ContractPaymentRow {
  @PrimaryColumn('uuid') projectId: string;
  @PrimaryColumn('uuid') entryId: string;
  @Column('uuid') contractId: string;
  @Column('text') recordedBy: string;
  @Column({ type: 'timestamptz', insert: false, update: false }) recordedAt: Date;
}

export const contractEntities = [ContractRow, ContractEventRow, ContractPaymentRow];
