import type { Fen } from '#values';

/** What a contract adds to the sums of its project. Amounts in fen; null means unknown. */
export interface CountedContract {
  costLine: string | null;
  countsFen: Fen | null;
  /** Sum of the payments that are tied to it; null where none is. */
  paidFen: Fen | null;
}

/** A line of the approved estimate. */
export interface EstimateLine {
  name: string;
  amountFen: Fen;
}

/** Sums over contracts, with how many of them are known. Amounts in fen. */
export interface ContractSums {
  contracts: number;
  /** How many of the contracts have an amount. */
  known: number;
  /** Sum of those that have one; null where none has. */
  contractedFen: Fen | null;
  paidFen: Fen | null;
}

/** The sums of one line of the approved estimate, or of the contracts without a line. */
export interface LineSums extends ContractSums {
  /** Name of the line; null for contracts that name none. */
  name: string | null;
  /** Amount of the line; null where the estimate on record has no such line. */
  estimateFen: Fen | null;
  /** What the line has left; below zero where contracts exceed it, null where one is unknown. */
  leftFen: Fen | null;
}

/** Adds up contracts. Unknown amounts are left out and counted as unknown, never as zero. */
export function sumContracts(contracts: readonly CountedContract[]): ContractSums {
  const amounts = contracts.flatMap(({ countsFen }) => (countsFen === null ? [] : [countsFen]));
  const payments = contracts.flatMap(({ paidFen }) => (paidFen === null ? [] : [paidFen]));
  return {
    contracts: contracts.length,
    known: amounts.length,
    contractedFen: amounts.length === 0 ? null : sum(amounts),
    paidFen: payments.length === 0 ? null : sum(payments),
  };
}

/**
 * Adds up contracts by line: the lines of the estimate in their order, then lines that only
 * contracts name, last the contracts without one.
 */
export function sumByLine(
  contracts: readonly CountedContract[],
  lines: readonly EstimateLine[],
): LineSums[] {
  const named = [...new Set(contracts.map(({ costLine }) => costLine))];
  const others = named.filter((name) => name !== null && !lines.some((one) => one.name === name));
  const names = [
    ...lines.map(({ name }) => name),
    ...others,
    ...(named.includes(null) ? [null] : []),
  ];
  return names.map((name) => {
    const sums = sumContracts(contracts.filter(({ costLine }) => costLine === name));
    const estimateFen = lines.find((line) => line.name === name)?.amountFen ?? null;
    return { name, estimateFen, ...sums, leftFen: leftOf(estimateFen, sums) };
  });
}

/** Returns what sums leave of an amount; null where the amount or one of the contracts is unknown. */
export const leftOf = (
  amountFen: Fen | null,
  { contracts, known, contractedFen }: ContractSums,
): Fen | null =>
  amountFen === null || known < contracts ? null : amountFen - (contractedFen ?? 0n);

const sum = (amounts: readonly Fen[]): Fen => amounts.reduce((total, one) => total + one, 0n);
