import { createHash } from 'node:crypto';
import type { Tx } from '#platform/database';
import { StartupError } from '#platform/program';
import type { PlanData } from '../rules/plan-facts.js';
import {
  FlagshipFigureRow,
  IndicatorRow,
  ItemAttributeRow,
  PlanColumnRow,
  PlanItemRow,
  PlanRow,
  TargetRow,
} from '../store/plan-rows.js';
import { planRows } from '../store/to-rows.js';

/**
 * Result of loading a plan: the number of rows of each kind in it. `changed` is false when exactly
 * the same plan was stored already, so that nothing was written.
 */
export interface LoadedPlan {
  code: string;
  changed: boolean;
  columns: number;
  items: number;
  targets: number;
  indicators: number;
}

const hashOf = (data: PlanData): string =>
  createHash('sha256')
    .update(
      JSON.stringify(data, (_, value: unknown) =>
        typeof value === 'bigint' ? String(value) : value,
      ),
    )
    .digest('hex');

/**
 * Stores a validated plan in the database, within the caller's transaction. Does nothing when
 * exactly the same plan is stored already.
 * @throws StartupError when the new plan lacks an item of the stored plan.
 */
export async function loadPlan(tx: Tx, data: PlanData): Promise<LoadedPlan> {
  const contentHash = hashOf(data);
  const { code, name, region, periodStart, periodEnd, document } = data.plan;
  const counts = {
    code,
    columns: data.columns.length,
    items: data.items.length,
    targets: data.targets.length,
    indicators: data.indicators.length,
  };
  const known = await tx.findOne(PlanRow, { where: { code }, lock: { mode: 'pessimistic_write' } });
  if (known?.contentHash === contentHash) return { ...counts, changed: false };

  await refuseVanishedItems(tx, data);
  await tx.upsert(PlanRow, { code, name, region, periodStart, periodEnd, document, contentHash }, [
    'code',
  ]);
  await writeFacts(tx, data);
  return { ...counts, changed: true };
}

async function refuseVanishedItems(tx: Tx, data: PlanData): Promise<void> {
  const named = new Set(data.items.map((item) => `${item.column}-${item.number}`));
  const tracked = await tx.find(PlanItemRow, {
    where: { planCode: data.plan.code },
    order: { columnNumber: 'ASC', number: 'ASC' },
  });
  const vanished = tracked.find((item) => !named.has(`${item.columnNumber}-${item.number}`));
  if (vanished) {
    throw new StartupError(
      `The plan already tracked has 专栏${vanished.columnNumber} item ${vanished.number} (${vanished.title}), which these files lack; add it back, or load them under another plan code.`,
    );
  }
}

async function writeFacts(tx: Tx, data: PlanData): Promise<void> {
  const rows = planRows(data);
  const planCode = data.plan.code;
  await tx.upsert(PlanColumnRow, rows.columns, ['planCode', 'number']);
  await tx.upsert(PlanItemRow, rows.items, ['planCode', 'columnNumber', 'number']);
  for (const entity of [TargetRow, ItemAttributeRow, FlagshipFigureRow, IndicatorRow])
    await tx.delete(entity, { planCode });
  await tx.insert(TargetRow, rows.targets);
  await tx.insert(ItemAttributeRow, rows.attributes);
  await tx.insert(FlagshipFigureRow, rows.flagships);
  await tx.insert(IndicatorRow, rows.indicators);
}
