import { hash, randomUUID } from 'node:crypto';
import type pg from 'pg';

/**
 * Returns the length-prefixed text over which the hash of a version 1 entry is computed. It is
 * implemented here again, because a test that uses the program's own function would not prove
 * anything.
 */
const prefixed = (values: readonly (string | null)[]): string =>
  values.map((value) => (value === null ? '-,' : `${Buffer.byteLength(value)}:${value},`)).join('');

const FEN = 100_000;

/**
 * Inserts `count` payments of version 1 at the beginning of a project's ledger, which must be
 * empty. Version 1 entries have one hash instead of two. The first amount is 1,000 yuan, each
 * further one 1,000 yuan more.
 */
export async function oldEntries(
  client: pg.Client,
  projectId: string,
  count: number,
): Promise<void> {
  let before = hash('sha256', `ledger of ${projectId}`);
  let sum = 0;
  await client.query('INSERT INTO ledger_heads (project_id, head_hash) VALUES ($1, $2)', [
    projectId,
    before,
  ]);
  for (let sequence = 1; sequence <= count; sequence += 1) {
    const id = randomUUID();
    const at = `2026-02-0${sequence}T08:00:00.123Z`;
    const sealed = hash(
      'sha256',
      prefixed([
        '1',
        before,
        projectId,
        String(sequence),
        id,
        'paid',
        '2026-01',
        '2026-01-31',
        String(sequence * FEN),
        'municipal',
        null,
        '旧账\t一',
        'direct',
        null,
        'old',
        at,
      ]),
    );
    await client.query(
      `INSERT INTO ledger_entries (id, project_id, sequence, series, month, effective_on,
        amount_fen, funding_source, note, origin, recorded_by, recorded_at, canonical_version,
        previous_hash, hash)
       VALUES ($1, $2, $3, 'paid', '2026-01', '2026-01-31', $7, 'municipal',
         '旧账' || chr(9) || '一', 'direct', 'old', $4, 1, $5, $6)`,
      [id, projectId, sequence, at, before, sealed, sequence * FEN],
    );
    before = sealed;
    sum += sequence * FEN;
  }
  await client.query(
    'UPDATE ledger_heads SET entries = $2, head_hash = $3, paid_fen = $4 WHERE project_id = $1',
    [projectId, count, before, sum],
  );
  await client.query(
    "INSERT INTO ledger_totals (project_id, month, funding_source, series, amount_fen, entries) VALUES ($1, '2026-01', 'municipal', 'paid', $2, $3)",
    [projectId, sum, count],
  );
}
