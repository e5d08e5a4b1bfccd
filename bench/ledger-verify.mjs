/**
 * Measures how much longer the verification of the ledger takes than hashing alone. Verification
 * reads, parses and hashes every entry from the database and follows every hash chain; hashing
 * alone computes SHA-256 and SM3 over the same texts in memory. Only the ratio within one run is
 * meaningful.
 *
 *   node tools/build.mjs --server-only && node bench/ledger-verify.mjs [entries]
 */
import 'reflect-metadata';
import { hash, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { asVerifier, verifyLedger } from '../dist/libs/ledger/index.js';
import {
  canonicalText,
  hashesOf,
  startOfChain,
} from '../dist/libs/ledger/rules/entry-hash-chain.js';
import { openBench } from './bench-tracker.mjs';
import { median } from './load.mjs';

const ROUNDS = 5;
const SOURCES = ['municipal', 'provincial', 'special-bond', 'bank-loan'];

/**
 * Stores many texts in a few large buffers. With one buffer each, half a million objects would slow
 * down garbage collection and thus the verification that is measured.
 */
class Texts {
  blocks = [];
  ends = [];

  add(text) {
    const bytes = Buffer.from(text);
    let used = this.ends.at(-1)?.at(-1) ?? 0;
    if (this.blocks.length === 0 || used + bytes.length > this.blocks.at(-1).length) {
      this.blocks.push(Buffer.alloc(4 << 20));
      this.ends.push([]);
      used = 0;
    }
    bytes.copy(this.blocks.at(-1), used);
    this.ends.at(-1).push(used + bytes.length);
  }

  each(take) {
    this.blocks.forEach((block, place) => {
      let from = 0;
      for (const to of this.ends[place]) {
        take(block.subarray(from, to));
        from = to;
      }
    });
  }
}

/**
 * Fills the ledgers of all projects evenly with hash-chained entries (示例). Returns the texts over
 * which their hashes are computed. `client` must be a superuser.
 */
export async function fillLedger(client, count) {
  const { rows: projects } = await client.query('SELECT id FROM projects ORDER BY id');
  const proposalId = randomUUID();
  // Disables foreign keys, because the change request (`proposalId`) that would have approved the
  // entries does not exist here.
  await client.query('SET session_replication_role = replica');
  const texts = new Texts();
  const perProject = Math.ceil(count / projects.length);
  function* lines() {
    let made = 0;
    for (const project of projects) {
      let before = startOfChain(project.id);
      for (let sequence = 1; sequence <= perProject && made < count; sequence += 1, made += 1) {
        const month = `${2021 + (sequence % 5)}-0${1 + (sequence % 9)}`;
        const entry = {
          canonicalVersion: 2,
          previousHash: before.hash,
          previousSm3: before.sm3,
          projectId: project.id,
          sequence: BigInt(sequence),
          id: randomUUID(),
          series: ['completed', 'funds', 'paid'][sequence % 3],
          month,
          effectiveOn: `${month}-28`,
          amountFen: BigInt(100_000 + sequence),
          composition: null,
          fundingSource: SOURCES[sequence % 4],
          document: null,
          note: sequence % 2 ? '示例' : null,
          origin: 'import',
          reversesId: null,
          correctsId: null,
          proposalId,
          recordedBy: 'bench',
          approvedBy: 'approver',
          recordedAt: '2026-01-01T00:00:00.001000Z',
        };
        const text = canonicalText(entry);
        texts.add(text);
        const sealed = hashesOf(entry);
        yield `${[entry.id, project.id, sequence, entry.series, month, entry.effectiveOn, entry.amountFen, entry.fundingSource, entry.note ?? '\\N', 'import', 'bench', 'approver', entry.recordedAt, 2, entry.previousHash, sealed.hash, entry.previousSm3, sealed.sm3, proposalId].join('\t')}\n`;
        before = sealed;
      }
    }
  }
  await pipeline(
    Readable.from(lines()),
    client.query(
      copyFrom(
        'COPY ledger_entries (id, project_id, sequence, series, month, effective_on, amount_fen, funding_source, note, origin, recorded_by, approved_by, recorded_at, canonical_version, previous_hash, hash, previous_sm3, sm3, proposal_id) FROM STDIN',
      ),
    ),
  );
  await client.query(`INSERT INTO ledger_totals (project_id, month, funding_source, series,
    amount_fen, entries)
    SELECT project_id, month, funding_source, series, sum(amount_fen), count(*)
    FROM ledger_entries GROUP BY 1, 2, 3, 4`);
  await client.query(`INSERT INTO ledger_heads (project_id, entries, head_hash, head_sm3,
    completed_fen, funds_fen, paid_fen)
    SELECT s.project_id, s.entries, e.hash, e.sm3, s.completed, s.funds, s.paid
      FROM (SELECT project_id, count(*) AS entries,
        sum(amount_fen) FILTER (WHERE series = 'completed') AS completed,
        sum(amount_fen) FILTER (WHERE series = 'funds') AS funds,
                   sum(amount_fen) FILTER (WHERE series = 'paid') AS paid FROM ledger_entries GROUP BY 1) s
      JOIN ledger_entries e ON e.project_id = s.project_id AND e.sequence = s.entries`);
  await client.query('VACUUM ANALYZE ledger_entries');
  return texts;
}

/**
 * Measures two things in turn: the verification of the whole ledger through a login that may only
 * verify, and hashing `texts` alone.
 * @returns seconds of each, their ratio, and the maximum growth of the heap in MB
 */
async function measureVerification(verifierUrl, texts) {
  const seconds = { verify: [], hash: [] };
  const turns = {
    hash: async () =>
      texts.each((text) => {
        hash('sha256', text);
        hash('sm3', text);
      }),
    verify: async () => {
      const { flaws } = await asVerifier(verifierUrl, (tx) => verifyLedger(tx));
      if (flaws.length > 0)
        throw new Error(`the bench's own ledger is flawed: ${JSON.stringify(flaws[0])}`);
    },
  };
  // Runs both measured functions once without timing, to warm up the code. Measures the heap in
  // this run only, because that takes time.
  const heapMb = await heapGrownBy(turns.verify);
  await turns.hash();
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const name of round % 2 ? ['hash', 'verify'] : ['verify', 'hash']) {
      globalThis.gc?.();
      const since = performance.now();
      await turns[name]();
      seconds[name].push((performance.now() - since) / 1000);
    }
  }
  const [verify, alone] = [median(seconds.verify), median(seconds.hash)];
  return {
    verifySeconds: Number(verify.toFixed(2)),
    hashSeconds: Number(alone.toFixed(2)),
    ratio: Number((alone / verify).toFixed(3)),
    heapMb: Math.round(heapMb),
  };
}

/** Returns the maximum growth of the heap in MB while `work` runs; exact only with --expose-gc. */
async function heapGrownBy(work) {
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  let most = 0;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().heapUsed - before);
  }, 20);
  await work();
  clearInterval(watch);
  return most / 1e6;
}

async function bench(count) {
  const tracker = await openBench();
  try {
    const client = new pg.Client({ connectionString: tracker.superuserUrl });
    await client.connect();
    const texts = await fillLedger(client, count).finally(() => client.end());
    console.log(
      JSON.stringify({
        bench: 'ledger-verify',
        entries: count,
        ...(await measureVerification(tracker.ownerUrl, texts)),
        wanted: 0.25,
      }),
    );
  } finally {
    await tracker.close();
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href)
  await bench(Number(process.argv[2] ?? 200_000));
