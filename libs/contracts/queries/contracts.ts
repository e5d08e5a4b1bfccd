import { costChain, type CostChain } from '#budget';
import { namesOf } from '#identity';
import { LEDGER_ENTRIES_SQL } from '#ledger';
import type { Tx } from '#platform/database';
import { Problem } from '#platform/problem';
import type { Day, Fen } from '#values';
import { type ContractEvent, type ContractStanding, standingOf } from '../rules/contract.js';
import {
  type ContractSums,
  type EstimateLine,
  leftOf,
  type LineSums,
  sumByLine,
  sumContracts,
} from '../rules/contract-sums.js';
import { ContractEventRow, ContractRow } from '../store/contract-rows.js';

/** Something that happened to a contract, with the names of who filed and who approved it. */
export interface ListedEvent extends ContractEvent {
  number: number;
  filedByName: string | null;
  approvedByName: string | null;
  recordedAt: Date;
}

/** An entry of the ledger that pays for a contract. */
export interface TiedPayment {
  entryId: string;
  sequence: string;
  month: string;
  effectiveOn: Day;
  /** Amount of the entry without what was reversed of it, in fen. */
  amountFen: Fen;
}

/** A contract with what has become of it. */
export interface ListedContract extends ContractRow, ContractStanding {
  events: readonly ListedEvent[];
  payments: readonly TiedPayment[];
  /** Sum of the payments, in fen; null where none is tied. */
  paidFen: Fen | null;
  filedByName: string | null;
  approvedByName: string | null;
}

/** The contracts of a project and their sums, against its approved estimate. Amounts in fen. */
export interface ProjectContracts {
  contracts: ListedContract[];
  totals: ContractSums & {
    /** What the project may cost; null where it is not known. */
    ceilingFen: Fen | null;
    basis: CostChain['ceiling']['basis'];
    leftFen: Fen | null;
    /** All payments of the project's ledger; null where it has none. */
    ledgerPaidFen: Fen | null;
  };
  lines: LineSums[];
}

const PAYMENTS = `SELECT payment.contract_id::text AS "contractId", entry.id::text AS "entryId",
    entry.sequence::text, entry.month, entry.effective_on AS "effectiveOn",
    (entry.amount_fen + coalesce(reversal.amount_fen, 0))::text AS "amountFen"
  FROM contract_payments payment
  JOIN ${LEDGER_ENTRIES_SQL} entry
    ON entry.project_id = payment.project_id AND entry.id = payment.entry_id
  LEFT JOIN ${LEDGER_ENTRIES_SQL} reversal
    ON reversal.project_id = entry.project_id AND reversal.reverses_id = entry.id
  WHERE payment.project_id = $1
  ORDER BY entry.sequence`;

const LEDGER_PAID = `SELECT sum(amount_fen)::text AS "paidFen" FROM ${LEDGER_ENTRIES_SQL} entry
  WHERE project_id = $1 AND series = 'paid'`;

/**
 * Lists the contracts of a project, the last signed one first, with their sums by line of the
 * approved estimate in force on the day `today`.
 * @throws Problem NOT_FOUND when the project lies outside the access scope
 */
export async function contractsOf(
  tx: Tx,
  projectId: string,
  today: Day,
): Promise<ProjectContracts> {
  const chain = await costChain(tx, projectId, { asOf: today, knownAt: null });
  const contracts = await listContracts(tx, projectId);
  const lines = estimateLines(chain);
  const sums = sumContracts(contracts);
  const [ledger] = await tx.query<{ paidFen: string | null }[]>(LEDGER_PAID, [projectId]);
  const { amountFen: ceilingFen, basis } = chain.ceiling;
  return {
    contracts,
    totals: {
      ...sums,
      ceilingFen,
      basis,
      leftFen: leftOf(ceilingFen, sums),
      ledgerPaidFen: ledger?.paidFen == null ? null : BigInt(ledger.paidFen),
    },
    lines: sumByLine(contracts, lines),
  };
}

/** Returns the lines of the approved estimate in force; none where it has none. */
export function estimateLines({ current, records }: CostChain): readonly EstimateLine[] {
  return records.find(({ id }) => id === current?.recordId)?.lines ?? [];
}

/**
 * Returns a contract of a project with its events.
 * @throws Problem NOT_FOUND
 */
export async function findContract(
  tx: Tx,
  projectId: string,
  id: string,
): Promise<ContractRow & { events: ContractEvent[] }> {
  const contract = await tx.findOne(ContractRow, { where: { projectId, id } });
  if (!contract) throw new Problem('NOT_FOUND');
  const events = await tx.find(ContractEventRow, {
    where: { projectId, contractId: id },
    order: { number: 'ASC' },
  });
  return { ...contract, events: events.map((row) => ({ ...row, on: row.onDay })) };
}

async function listContracts(tx: Tx, projectId: string): Promise<ListedContract[]> {
  const rows = await tx.find(ContractRow, {
    where: { projectId },
    order: { signedOn: 'DESC', id: 'DESC' },
  });
  const events = await tx.find(ContractEventRow, {
    where: { projectId },
    order: { contractId: 'ASC', number: 'ASC' },
  });
  const payments = await tx.query<PaymentRow[]>(PAYMENTS, [projectId]);
  const names = await namesOf(
    tx,
    [...rows, ...events].flatMap(({ filedBy, approvedBy }) => [filedBy, approvedBy]),
  );
  return rows.map((row) => {
    const own = events.filter(({ contractId }) => contractId === row.id);
    const paid = payments.filter(({ contractId }) => contractId === row.id).map(tied);
    return {
      ...row,
      ...standingOf(row.amountFen, own),
      events: own.map((event) => ({ ...event, on: event.onDay, ...signed(event, names) })),
      payments: paid,
      paidFen: paid.length === 0 ? null : paid.reduce((sum, one) => sum + one.amountFen, 0n),
      ...signed(row, names),
    };
  });
}

type PaymentRow = Omit<TiedPayment, 'amountFen'> & { contractId: string; amountFen: string };

const tied = ({ contractId: _, amountFen, ...payment }: PaymentRow): TiedPayment => ({
  ...payment,
  amountFen: BigInt(amountFen),
});

const signed = (
  { filedBy, approvedBy }: { filedBy: string; approvedBy: string },
  names: ReadonlyMap<string, string>,
): { filedByName: string | null; approvedByName: string | null } => ({
  filedByName: names.get(filedBy) ?? null,
  approvedByName: names.get(approvedBy) ?? null,
});
