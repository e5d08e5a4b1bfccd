import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Tx } from '#platform/database';

/**
 * Row of table `plan_date_notices`: a plan whose loading inferred days, of which its managers are
 * told once. `passed` is the number of days that had passed then.
 */
@Entity('plan_date_notices')
export class PlanDateNoticeRow {
  @PrimaryColumn('text') planCode: string;
  @Column('timestamptz') loadedAt: Date;
  @Column('timestamptz', { nullable: true }) toldAt: Date | null;
  @Column('integer', { nullable: true }) passed: number | null;
}

const WANTED = `INSERT INTO plan_date_notices (plan_code, loaded_at)
  VALUES ($1, clock_timestamp()) ON CONFLICT (plan_code) DO NOTHING`;
const WAITING = `SELECT plan_code AS "planCode" FROM plan_date_notices
  WHERE told_at IS NULL ORDER BY plan_code`;
const TOLD = `UPDATE plan_date_notices SET told_at = $2, passed = $3
  WHERE plan_code = $1 AND told_at IS NULL RETURNING plan_code`;

/** Notes that the managers of a plan's projects are to be told of its inferred days. */
export async function wantNotice(tx: Tx, planCode: string): Promise<void> {
  await tx.query(WANTED, [planCode]);
}

/** Lists the codes of the plans of whose inferred days nobody was told yet. */
export async function waitingNotices(tx: Tx): Promise<string[]> {
  const rows = await tx.query<{ planCode: string }[]>(WAITING);
  return rows.map(({ planCode }) => planCode);
}

/** Notes that the managers were told. Returns false when another process has told them. */
export async function noteNotified(
  tx: Tx,
  planCode: string,
  { at, passed }: { at: Date; passed: number },
): Promise<boolean> {
  const [rows] = await tx.query<[object[], number]>(TOLD, [planCode, at, passed]);
  return rows.length > 0;
}
