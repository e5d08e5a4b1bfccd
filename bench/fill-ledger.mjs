import pg from 'pg';

/**
 * Fills the ledger with `count` invented entries of the ten flagship projects, or of all projects:
 * sixty months, two funding sources, three series (kinds of amount: completed, in place, paid). Ids
 * and hashes are consecutive numbers, because the measured queries do not read the hash chain and
 * random values would take an hour to index. Sums and chain heads are right.
 */
export async function fillUnchained(superuserUrl, count, { projects = 'flagship' } = {}) {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    await client.query("SET session_replication_role = replica; SET work_mem = '256MB'");
    const among = projects === 'all' ? 'true' : 'flagship';
    const { rows } = await client.query(`SELECT count(*)::int AS n FROM projects WHERE ${among}`);
    const of = rows[0].n;
    await client.query('TRUNCATE ledger_entries, ledger_heads, ledger_totals CASCADE');
    await client.query(
      `INSERT INTO ledger_entries (id, project_id, sequence, series, month, effective_on,
        amount_fen, funding_source, note, origin, recorded_by, recorded_at, canonical_version,
        previous_hash, hash)
       SELECT lpad(to_hex(n), 32, '0')::uuid, project.id, 1 + n / ${of},
         (ARRAY['completed', 'funds', 'paid'])[1 + n / ${of} % 3], to_char(began, 'YYYY-MM'), began,
         100 + n,
              (ARRAY['municipal', 'special-bond'])[1 + n / (3 * ${of}) % 2], 'bench', 'direct',
                'bench', clock_timestamp(), 1, lpad(to_hex(n), 64, '0'),
                lpad(to_hex(n + 1), 64, '1')
         FROM generate_series(0, $1::int - 1) AS n
         JOIN (SELECT id, row_number() OVER (ORDER BY id) - 1 AS place FROM projects
           WHERE ${among}) project ON project.place = n % ${of}
         CROSS JOIN LATERAL (SELECT (date '2021-01-01'
           + make_interval(months => n / (6 * ${of}) % 60))::date AS began) month`,
      [count],
    );
    await client.query(
      `INSERT INTO ledger_totals (project_id, month, funding_source, series, amount_fen, entries)
       SELECT project_id, month, funding_source, series, sum(amount_fen), count(*)
       FROM ledger_entries GROUP BY 1, 2, 3, 4`,
    );
    await client.query(
      `INSERT INTO ledger_heads (project_id, entries, head_hash, completed_fen, funds_fen, paid_fen)
       SELECT project_id, count(*), repeat('0', 64),
         sum(amount_fen) FILTER (WHERE series = 'completed'),
         sum(amount_fen) FILTER (WHERE series = 'funds'),
         sum(amount_fen) FILTER (WHERE series = 'paid')
         FROM ledger_entries GROUP BY 1`,
    );
    await client.query('ANALYZE ledger_entries; ANALYZE ledger_totals; ANALYZE ledger_heads');
  } finally {
    await client.end();
  }
}

/**
 * Turns projects of the first half of the register into parents: every tenth becomes the parent of
 * the nine projects after it, and every fifth parent becomes a sub-project of the parent before it.
 * Deletes the parents' entries of 2023, so that the spend report counts the sub-projects' amounts
 * for that year.
 */
export async function joinFamilies(superuserUrl) {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    await client.query('SET session_replication_role = replica');
    const { rowCount: links } = await client.query(
      `WITH placed AS (SELECT id, row_number() OVER (ORDER BY id) - 1 AS place FROM projects),
            half AS (SELECT * FROM placed WHERE place < (SELECT count(*) / 2 FROM placed))
       INSERT INTO project_parents (project_id, parent_id, part, valid_from, document,
         recorded_by, recorded_at)
       SELECT part.id, parent.id, 'sub-item', '2021-01-01', 'bench', 'bench', '2021-01-01Z'
         FROM half part JOIN half parent
           ON (part.place % 10 <> 0 AND parent.place = part.place / 10 * 10)
           OR (part.place % 50 = 10 AND parent.place = part.place - 10)`,
    );
    await client.query(
      "DELETE FROM ledger_entries WHERE month LIKE '2023-%' AND project_id IN (SELECT parent_id FROM project_parents)",
    );
    await client.query('ANALYZE project_parents; ANALYZE ledger_entries');
    const { rows } = await client.query('SELECT count(*)::int AS projects FROM projects');
    return { projects: rows[0].projects, links };
  } finally {
    await client.end();
  }
}
