import type { Tx } from '#platform/database';
import type { ChangeHandlers, Summary } from '../handlers.js';
import type { ChangeRequestRow } from '../store/change-request-rows.js';

/** Says of each request what it would change, or has changed, with the handler of its kind. */
export async function summariesOf(
  tx: Tx,
  handlers: ChangeHandlers,
  rows: readonly ChangeRequestRow[],
): Promise<ReadonlyMap<string, Summary>> {
  const found = new Map<string, Summary>();
  for (const [kind, some] of Map.groupBy(rows, (row) => row.kind)) {
    const handler = handlers.find(kind);
    if (!handler) for (const { id } of some) found.set(id, goneSummary(kind));
    const summaries = await handler?.summarise(tx, some);
    for (const [id, summary] of summaries ?? []) found.set(id, summary);
  }
  return found;
}

/** Says of a request of a kind that this version no longer handles what can be done with it. */
const goneSummary = (kind: string): Summary => ({
  title: { zh: `已停用的申请类型（${kind}）`, en: `A kind no longer in use (${kind})` },
  lines: [],
  warnings: [
    {
      zh: '本版本已不再处理这类申请，只能退回或撤回',
      en: 'This version no longer handles requests of this kind; they can be returned or withdrawn',
    },
  ],
  amountFen: null,
  month: null,
  source: null,
});
