import { hash } from 'node:crypto';
import { asSuperuser } from '../harness/server.js';

/**
 * Returns the length-prefixed text over which a hash is computed. It is implemented here again,
 * because a test that uses the program's own function would not prove anything.
 */
const prefixed = (values: readonly (string | null)[]): string =>
  values.map((value) => (value === null ? '-,' : `${Buffer.byteLength(value)}:${value},`)).join('');

const SEALED = `canonical_version::text, previous_hash, previous_sm3, project_id::text, sequence::text, id::text, series, month,
  effective_on::text, amount_fen::text, building_fen::text, equipment_fen::text, other_fen::text, land_fen::text, funding_source,
  document, note, origin, reverses_id::text, corrects_id::text, proposal_id::text, recorded_by, approved_by,
  to_char(recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/**
 * Changes the amount of one entry of version 2 and recomputes every later hash, the chain head and
 * the totals. An attacker who controls the database can do this, but has no key to sign new
 * checkpoints.
 * @param change SQL that follows `amount_fen`, such as `- 100`.
 */
export function resealed(
  database: string,
  projectId: string,
  from: number,
  change: string,
): Promise<void> {
  return asSuperuser(database, async (client) => {
    await client.query('BEGIN; SET LOCAL session_replication_role = replica');
    await client.query(
      `UPDATE ledger_entries SET amount_fen = amount_fen ${change} WHERE project_id = $1 AND sequence = $2`,
      [projectId, from],
    );
    const { rows } = await client.query<{ last: string }>(
      'SELECT max(sequence) AS last FROM ledger_entries WHERE project_id = $1',
      [projectId],
    );
    for (let sequence = from; sequence <= Number(rows[0]?.last); sequence += 1) {
      await client.query(
        `UPDATE ledger_entries e SET previous_hash = p.hash, previous_sm3 = p.sm3 FROM ledger_entries p
          WHERE e.project_id = $1 AND p.project_id = $1 AND e.sequence = $2 AND p.sequence = $2 - 1`,
        [projectId, sequence],
      );
      const {
        rows: [sealed],
      } = await client.query<(string | null)[]>({
        text: `SELECT ${SEALED} FROM ledger_entries WHERE project_id = $1 AND sequence = $2`,
        values: [projectId, sequence],
        rowMode: 'array',
      });
      const text = prefixed(sealed ?? []);
      await client.query(
        'UPDATE ledger_entries SET hash = $3, sm3 = $4 WHERE project_id = $1 AND sequence = $2',
        [projectId, sequence, hash('sha256', text), hash('sm3', text)],
      );
    }
    await client.query(
      `DELETE FROM ledger_totals WHERE project_id = '${projectId}';
       INSERT INTO ledger_totals SELECT project_id, month, funding_source, series, sum(amount_fen), count(*)
         FROM ledger_entries WHERE project_id = '${projectId}' GROUP BY 1, 2, 3, 4;
       UPDATE ledger_heads h SET head_hash = e.hash, head_sm3 = e.sm3, paid_fen = s.paid
         FROM (SELECT hash, sm3 FROM ledger_entries WHERE project_id = '${projectId}' ORDER BY sequence DESC LIMIT 1) e,
              (SELECT coalesce(sum(amount_fen) FILTER (WHERE series = 'paid'), 0) AS paid
                FROM ledger_entries WHERE project_id = '${projectId}') s
        WHERE h.project_id = '${projectId}'`,
    );
    await client.query('COMMIT');
  });
}
