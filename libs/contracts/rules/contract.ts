import { refuseField } from '#platform/problem';
import type { Day, Fen } from '#values';
import { readsLikePerson } from './counterparty.js';

/**
 * Kinds of contracts: 勘察 (survey), 设计 (design), 施工 (construction), 工程总承包 (turnkey), 监理
 * (supervision), 设备采购 (equipment), 材料采购 (materials), 咨询服务 (services), 征地拆迁 (land), other.
 */
export const CONTRACT_KINDS = [
  'construction',
  'survey',
  'design',
  'turnkey',
  'supervision',
  'equipment',
  'materials',
  'services',
  'land',
  'other',
] as const;
export type ContractKind = (typeof CONTRACT_KINDS)[number];

/**
 * What happens to a contract after it was signed: 变更 (change), 签证 (site instruction), and its
 * settlement: 送审 (submitted) and 审定 (settled).
 */
export const CONTRACT_EVENTS = ['change', 'visa', 'settlement-submitted', 'settled'] as const;
export type ContractEventKind = (typeof CONTRACT_EVENTS)[number];

/** A contract as it was signed. Amounts in fen; null means unknown. */
export interface SignedContract {
  kind: ContractKind;
  name: string | null;
  contractNumber: string | null;
  counterparty: string;
  amountFen: Fen | null;
  signedOn: Day;
  /** Name of the line of the approved estimate that pays for it. */
  costLine: string | null;
  note: string | null;
}

/** What happened to a contract on a day. The amount of a change may be below zero. */
export interface ContractEvent {
  kind: ContractEventKind;
  amountFen: Fen;
  on: Day;
  words: string;
  document: string | null;
}

/** What a contract has become. Amounts in fen; null means unknown or not there yet. */
export interface ContractStanding {
  /** Sum of the changes and site instructions; zero where there is none. */
  changesFen: Fen;
  /** Amount as signed, with its changes. */
  currentFen: Fen | null;
  submittedFen: Fen | null;
  settledFen: Fen | null;
  /** 核减: how much less was settled than submitted; below zero where more was. */
  reductionFen: Fen | null;
  /** Amount with which it enters sums: as settled, else with its changes. */
  countsFen: Fen | null;
}

const CHANGES: readonly ContractEventKind[] = ['change', 'visa'];

/** Says what a contract has become by its events. */
export function standingOf(
  amountFen: Fen | null,
  events: readonly Pick<ContractEvent, 'kind' | 'amountFen'>[],
): ContractStanding {
  const changesFen = events
    .filter(({ kind }) => CHANGES.includes(kind))
    .reduce((sum, event) => sum + event.amountFen, 0n);
  const currentFen = amountFen === null ? null : amountFen + changesFen;
  const submittedFen = amountOf(events, 'settlement-submitted');
  const settledFen = amountOf(events, 'settled');
  return {
    changesFen,
    currentFen,
    submittedFen,
    settledFen,
    reductionFen: settledFen === null || submittedFen === null ? null : submittedFen - settledFen,
    countsFen: settledFen ?? currentFen,
  };
}

const amountOf = (
  events: readonly Pick<ContractEvent, 'kind' | 'amountFen'>[],
  kind: ContractEventKind,
): Fen | null => events.findLast((event) => event.kind === kind)?.amountFen ?? null;

/**
 * Checks a contract before it is filed and again before it is entered.
 * @param lines names of the lines of the approved estimate in force; empty where it has none
 * @throws Problem CONTRACT_WITH_PERSON, DAY_AFTER_TODAY, CONTRACT_LINE_UNKNOWN
 */
export function checkContract(
  { counterparty, signedOn, costLine }: SignedContract,
  { lines, today }: { lines: readonly string[]; today: Day },
): void {
  if (readsLikePerson(counterparty)) throw refuseField('CONTRACT_WITH_PERSON', 'counterparty');
  if (signedOn > today) throw refuseField('DAY_AFTER_TODAY', 'signedOn', { today }, `≤ ${today}`);
  if (costLine !== null && lines.length > 0 && !lines.includes(costLine))
    throw refuseField('CONTRACT_LINE_UNKNOWN', 'costLine', {}, lines.join('、'));
}

/**
 * Checks what happened to a contract against what is recorded of it.
 * @throws Problem DAY_AFTER_TODAY, CONTRACT_DAY_BEFORE, CONTRACT_SETTLED,
 * CONTRACT_NOT_SUBMITTED, CONTRACT_AMOUNT_ZERO, CONTRACT_BELOW_ZERO
 */
export function checkEvent(
  contract: Pick<SignedContract, 'amountFen' | 'signedOn'> & { events: readonly ContractEvent[] },
  { kind, amountFen, on }: ContractEvent,
  today: Day,
): void {
  const { events, signedOn } = contract;
  if (on > today) throw refuseField('DAY_AFTER_TODAY', 'on', { today }, `≤ ${today}`);
  const submitted = events.findLast((event) => event.kind === 'settlement-submitted');
  const first = kind === 'settled' ? (submitted?.on ?? signedOn) : signedOn;
  if (on < first) throw refuseField('CONTRACT_DAY_BEFORE', 'on', { first }, `≥ ${first}`);
  if (events.some((event) => event.kind === 'settled'))
    throw refuseField('CONTRACT_SETTLED', 'kind');
  if (amountFen === 0n) throw refuseField('CONTRACT_AMOUNT_ZERO', 'amountFen');
  if (!CHANGES.includes(kind)) {
    if (amountFen < 0n) throw refuseField('CONTRACT_BELOW_ZERO', 'amountFen');
    if (kind === 'settled' && !submitted) throw refuseField('CONTRACT_NOT_SUBMITTED', 'kind');
    return;
  }
  const { currentFen } = standingOf(contract.amountFen, events);
  if (currentFen !== null && currentFen + amountFen < 0n)
    throw refuseField('CONTRACT_BELOW_ZERO', 'amountFen');
}
