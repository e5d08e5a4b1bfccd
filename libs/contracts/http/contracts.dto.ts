import {
  CodeField,
  DayField,
  FenField,
  IdListField,
  keyPart,
  PageOf,
  PageQueryOf,
  SignedFenField,
  TextField,
} from '#platform/http';
import type { Day } from '#values';
import type { ListedContract, ListedEvent, ProjectContracts } from '../queries/contracts.js';
import {
  CONTRACT_EVENTS,
  CONTRACT_KINDS,
  type ContractEvent,
  type ContractEventKind,
  type ContractKind,
  type SignedContract,
} from '../rules/contract.js';
import type { ContractSums, LineSums } from '../rules/contract-sums.js';

/** Largest number of payments that are tied to one contract. */
const PAYMENTS_MAX = 1000;

/** Query parameters for one page of contracts, the last signed one first. */
export class ContractsQuery extends PageQueryOf([keyPart.day, keyPart.uuid]) {}

/** Request body with a contract of a project, which another person has to approve. */
export class ContractBody {
  @CodeField(CONTRACT_KINDS, {
    description: '施工, 勘察, 设计, 工程总承包, 监理, 设备采购, 材料采购, 咨询服务, 征地拆迁, 其他',
  })
  kind: ContractKind;
  @TextField({ max: 200, optional: true, example: '站房土建一标段（示例）' }) name?: string | null;
  @TextField({ max: 100, optional: true, example: 'HZ-2026-001（示例）' }) contractNumber?:
    string | null;
  @TextField({
    max: 200,
    example: '示例建设集团有限公司',
    description: 'an organisation by its full name; names of natural persons are refused',
  })
  counterparty: string;
  @FenField({ optional: true, description: 'left out or null where the contract states none' })
  amountFen?: bigint | null;
  @DayField({ description: 'not after today' }) signedOn: Day;
  @TextField({
    max: 100,
    optional: true,
    example: '站房工程',
    description: 'line of the approved estimate; held against it where it has lines',
  })
  costLine?: string | null;
  @TextField({ max: 2000, lines: true, optional: true }) note?: string | null;
}

/** Request body with what happened to a contract, which another person has to approve. */
export class ContractEventBody {
  @CodeField(CONTRACT_EVENTS, { description: '变更, 签证, 结算送审, 结算审定' })
  kind: ContractEventKind;
  @SignedFenField({
    description: 'of a change: more or, below zero, less; of the settlement: its amount',
  })
  amountFen: bigint;
  @DayField({ description: 'not after today, not before the contract was signed' }) on: Day;
  @TextField({ max: 2000, lines: true, example: '地下障碍物处理（示例）' }) words: string;
  @TextField({ max: 300, optional: true, description: 'the document that says so' }) document?:
    string | null;
}

/** Request body with the payments of the ledger that are tied to a contract. */
export class ContractPaymentsBody {
  @IdListField({
    max: PAYMENTS_MAX,
    optional: true,
    description: 'entries of the series paid; null for none',
  })
  entryIds?: string[] | null;
}

/** Converts a request body to the contract that it files. */
export const signedContractOf = (body: ContractBody): SignedContract => ({
  kind: body.kind,
  name: body.name ?? null,
  contractNumber: body.contractNumber ?? null,
  counterparty: body.counterparty,
  amountFen: body.amountFen ?? null,
  signedOn: body.signedOn,
  costLine: body.costLine ?? null,
  note: body.note ?? null,
});

/** Converts a request body to the event that it files. */
export const contractEventOf = ({
  kind,
  amountFen,
  on,
  words,
  document,
}: ContractEventBody): ContractEvent => ({
  kind,
  amountFen,
  on,
  words,
  document: document ?? null,
});

/** Something that happened to a contract. */
export class ContractEventDto {
  /** @example 1 */
  number: number;
  kind: ContractEventKind;
  amountFen: string;
  on: string;
  words: string;
  document: string | null;
  filedByName: string | null;
  approvedByName: string | null;
  recordedAt: string;
}

/** A payment of the ledger that is tied to a contract. */
export class ContractPaymentDto {
  entryId: string;
  /** number of the entry in the ledger of the project */
  sequence: string;
  month: string;
  effectiveOn: string;
  /** amount of the entry without what was reversed of it */
  amountFen: string;
}

/** A contract of a project with its changes, payments and settlement. */
export class ContractDto {
  id: string;
  projectId: string;
  kind: ContractKind;
  name: string | null;
  contractNumber: string | null;
  counterparty: string;
  /** as signed; null is unknown, never zero */
  amountFen: string | null;
  signedOn: string;
  costLine: string | null;
  note: string | null;
  /** sum of changes and site instructions */
  changesFen: string;
  /** as signed, with its changes */
  currentFen: string | null;
  /** 送审 */
  submittedFen: string | null;
  /** 审定 */
  settledFen: string | null;
  /** 核减: submitted less settled */
  reductionFen: string | null;
  /** sum of the tied payments; null without any */
  paidFen: string | null;
  events: ContractEventDto[];
  payments: ContractPaymentDto[];
  changeRequestId: string;
  filedByName: string | null;
  approvedByName: string | null;
  recordedAt: string;
}

/** Sums of contracts, with their coverage. */
export class ContractSumsDto {
  /** how many contracts there are */
  contracts: number;
  /** how many of them have an amount */
  known: number;
  contractedFen: string | null;
  paidFen: string | null;
  /** what is left of the amount on record; null where that or a contract is unknown */
  leftFen: string | null;
}

/** Sums of contracts by line of the approved estimate. */
export class ContractLineDto extends ContractSumsDto {
  /** null for contracts that name no line */
  name: string | null;
  /** amount of the line; null where none is on record */
  estimateFen: string | null;
}

/** Sums of all contracts of a project. */
export class ContractTotalsDto extends ContractSumsDto {
  /** what the project may cost */
  ceilingFen: string | null;
  /** from which kind of figure the ceiling comes */
  basis: 'approved-estimate' | 'plan-figure' | 'stated-total' | null;
  /** all payments of the project’s ledger */
  ledgerPaidFen: string | null;
}

/** A page of contracts, with the sums of all contracts of the project. */
export class ContractPageDto extends PageOf(ContractDto) {
  totals: ContractTotalsDto;
  lines: ContractLineDto[];
}

const fen = (amount: bigint | null): string | null => (amount === null ? null : String(amount));

const presentEvent = ({
  number,
  kind,
  amountFen,
  on,
  words,
  document,
  ...event
}: ListedEvent): ContractEventDto => ({
  number,
  kind,
  amountFen: String(amountFen),
  on,
  words,
  document,
  filedByName: event.filedByName,
  approvedByName: event.approvedByName,
  recordedAt: event.recordedAt.toISOString(),
});

/** Converts a contract to its response DTO. */
export const presentContract = (row: ListedContract): ContractDto => ({
  id: row.id,
  projectId: row.projectId,
  kind: row.kind,
  name: row.name,
  contractNumber: row.contractNumber,
  counterparty: row.counterparty,
  amountFen: fen(row.amountFen),
  signedOn: row.signedOn,
  costLine: row.costLine,
  note: row.note,
  changesFen: String(row.changesFen),
  currentFen: fen(row.currentFen),
  submittedFen: fen(row.submittedFen),
  settledFen: fen(row.settledFen),
  reductionFen: fen(row.reductionFen),
  paidFen: fen(row.paidFen),
  events: row.events.map(presentEvent),
  payments: row.payments.map((payment) => ({ ...payment, amountFen: String(payment.amountFen) })),
  changeRequestId: row.changeRequestId,
  filedByName: row.filedByName,
  approvedByName: row.approvedByName,
  recordedAt: row.recordedAt.toISOString(),
});

const presentSums = (
  sums: ContractSums & Pick<LineSums, 'leftFen'>,
): Omit<ContractSumsDto, never> => ({
  contracts: sums.contracts,
  known: sums.known,
  contractedFen: fen(sums.contractedFen),
  paidFen: fen(sums.paidFen),
  leftFen: fen(sums.leftFen),
});

/** Converts the sums of a project's contracts to the fields of the response. */
export const presentContractSums = ({
  totals,
  lines,
}: ProjectContracts): Pick<ContractPageDto, 'totals' | 'lines'> => ({
  totals: {
    ...presentSums(totals),
    ceilingFen: fen(totals.ceilingFen),
    basis: totals.basis,
    ledgerPaidFen: fen(totals.ledgerPaidFen),
  },
  lines: lines.map((line) => ({
    name: line.name,
    estimateFen: fen(line.estimateFen),
    ...presentSums(line),
  })),
});
