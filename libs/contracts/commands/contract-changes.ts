import { Injectable, type Type } from '@nestjs/common';
import type {
  Approved,
  ChangeContext,
  ChangeHandler,
  ChangeRequestRow,
  Summary,
  SummaryLine,
  Words,
} from '#approvals';
import { costChain } from '#budget';
import { type Actor, allow } from '#identity';
import type { Tx } from '#platform/database';
import { wordAmount } from '#platform/language';
import { lockProject, projectNames, recordProjectChange } from '#projects';
import type { Day, Fen } from '#values';
import { estimateLines, findContract } from '../queries/contracts.js';
import {
  checkContract,
  checkEvent,
  type ContractEvent,
  type SignedContract,
} from '../rules/contract.js';
import { ContractEventRow, ContractRow } from '../store/contract-rows.js';
import { CONTRACT_KIND_WORDS, EVENT_WORDS } from '../texts/contract-words.js';

/** An amount as JSON keeps it. */
type Wire<T> = {
  [Key in keyof T]: T[Key] extends Fen
    ? string
    : T[Key] extends Fen | null
      ? string | null
      : T[Key];
};

/** Content of a request about a contract: a new one, or something that happened to one. */
export type ContractPayload = { projectId: string } & (
  | { act: 'sign'; contract: Wire<SignedContract>; amountFen: string | null }
  | { act: 'event'; event: Wire<ContractEvent>; counterparty: string; amountFen: string }
);

/** Handles requests about contracts: a new one, its changes and its settlement. */
@Injectable()
export class ContractChanges implements ChangeHandler {
  readonly form?: Type<object>;

  allowFiling(actor: Actor, organisations: readonly string[]): void {
    for (const unitId of organisations) allow(actor, 'contract.file', { unitId });
  }

  async lock(tx: Tx, { payload }: ChangeRequestRow): Promise<void> {
    await lockProject(tx, (payload as ContractPayload).projectId);
  }

  async validate({ tx, today }: ChangeContext, request: ChangeRequestRow): Promise<void> {
    await checkPayload(tx, request, today);
  }

  summarise(tx: Tx, requests: readonly ChangeRequestRow[]): Promise<ReadonlyMap<string, Summary>> {
    return contractSummaries(tx, requests);
  }

  async apply(
    { tx }: ChangeContext,
    { id, subjectId, payload }: ChangeRequestRow,
    { filedBy, approvedBy }: Approved,
  ): Promise<void> {
    const content = payload as ContractPayload;
    const { projectId } = content;
    const people = { changeRequestId: id, filedBy, approvedBy };
    if (content.act === 'sign')
      await tx.insert(ContractRow, {
        projectId,
        id: subjectId,
        ...signedContract(content.contract),
        ...people,
      });
    else {
      const { on, ...event } = contractEvent(content.event);
      const { events } = await findContract(tx, projectId, subjectId);
      await tx.insert(ContractEventRow, {
        projectId,
        contractId: subjectId,
        number: events.length + 1,
        ...event,
        onDay: on,
        ...people,
      });
    }
    await recordProjectChange(tx, { id: projectId }, 'budget');
  }
}

/**
 * Checks the content of a request about a contract.
 * @throws Problem NOT_FOUND, CONTRACT_WITH_PERSON, CONTRACT_LINE_UNKNOWN, DAY_AFTER_TODAY,
 * CONTRACT_DAY_BEFORE, CONTRACT_SETTLED, CONTRACT_NOT_SUBMITTED, CONTRACT_AMOUNT_ZERO,
 * CONTRACT_BELOW_ZERO
 */
export async function checkPayload(
  tx: Tx,
  { subjectId, payload }: Pick<ChangeRequestRow, 'subjectId' | 'payload'>,
  today: Day,
): Promise<void> {
  const content = payload as ContractPayload;
  const { projectId } = content;
  if (content.act === 'event') {
    const contract = await findContract(tx, projectId, subjectId);
    return checkEvent(contract, contractEvent(content.event), today);
  }
  const chain = await costChain(tx, projectId, { asOf: today, knownAt: null });
  const lines = estimateLines(chain).map(({ name }) => name);
  checkContract(signedContract(content.contract), { lines, today });
}

const fenOf = (text: string | null): Fen | null => (text === null ? null : BigInt(text));

const signedContract = (wire: Wire<SignedContract>): SignedContract => ({
  ...wire,
  amountFen: fenOf(wire.amountFen),
});

const contractEvent = (wire: Wire<ContractEvent>): ContractEvent => ({
  ...wire,
  amountFen: BigInt(wire.amountFen),
});

const LABELS = {
  counterparty: { zh: '相对方', en: 'Counterparty' },
  amount: { zh: '金额', en: 'Amount' },
  signedOn: { zh: '签订日期', en: 'Signed on' },
  on: { zh: '日期', en: 'Day' },
  costLine: { zh: '概算分项', en: 'Line of the estimate' },
  number: { zh: '合同编号', en: 'Contract number' },
  words: { zh: '说明', en: 'Words' },
} as const satisfies Record<string, Words>;

const same = (text: string): Words => ({ zh: text, en: text });
const UNKNOWN: Words = { zh: '未知', en: 'unknown' };
const amount = (fen: string | null): Words =>
  fen === null ? UNKNOWN : { zh: wordAmount(fen, 'zh'), en: wordAmount(fen, 'en') };
const line = (label: Words, value: Words | null): SummaryLine[] =>
  value === null ? [] : [{ label, old: null, new: value }];

async function contractSummaries(
  tx: Tx,
  requests: readonly ChangeRequestRow[],
): Promise<ReadonlyMap<string, Summary>> {
  const contents = requests.map(({ payload }) => payload as ContractPayload);
  const names = await projectNames(
    tx,
    contents.map(({ projectId }) => projectId),
  );
  return new Map(
    requests.map(({ id, payload }) => {
      const content = payload as ContractPayload;
      return [id, summaryOf(content, names.get(content.projectId) ?? '')];
    }),
  );
}

function summaryOf(content: ContractPayload, project: string): Summary {
  const common = {
    warnings: [],
    amountFen: fenOf(content.amountFen),
  };
  if (content.act === 'event') {
    const { kind, amountFen, on, words, document } = content.event;
    const what = EVENT_WORDS[kind];
    return {
      ...common,
      title: titled(project, what),
      lines: [
        ...line(LABELS.counterparty, same(content.counterparty)),
        ...line(LABELS.amount, amount(amountFen)),
        ...line(LABELS.on, same(on)),
        ...line(LABELS.words, same(words)),
      ],
      month: on.slice(0, 7),
      source: document,
    };
  }
  const { kind, name, contractNumber, counterparty, amountFen, signedOn, costLine, note } =
    content.contract;
  const what = CONTRACT_KIND_WORDS[kind];
  return {
    ...common,
    title: titled(project, name === null ? what : same(name)),
    lines: [
      ...line(LABELS.counterparty, same(counterparty)),
      ...line(LABELS.amount, amount(amountFen)),
      ...line(LABELS.signedOn, same(signedOn)),
      ...line(LABELS.costLine, costLine === null ? null : same(costLine)),
      ...line(LABELS.words, note === null ? null : same(note)),
    ],
    month: signedOn.slice(0, 7),
    source: contractNumber,
  };
}

const titled = (project: string, what: Words): Words => ({
  zh: `${project} · ${what.zh}`,
  en: `${project} · ${what.en}`,
});
