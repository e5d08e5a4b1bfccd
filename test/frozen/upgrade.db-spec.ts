import { createHash, randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RuleChanges } from '#alerts';
import { Approvals, decideChangeRequest } from '#approvals';
import { verifyRecord } from '#audit';
import { CHANGE_REQUEST_KINDS, changeRequestStates, moneyApprovals } from '#budget';
import {
  asVerifier,
  exportLedger,
  LEDGER_CHANGE_KINDS,
  LedgerChanges,
  readCheckpoint,
  readPublicKey,
  verifyAgainst,
  verifyExport,
  verifyLedger,
} from '#ledger';
import type { Role } from '#identity';
import { SystemClock } from '#platform/clock';
import { serviceScope } from '#platform/database';
import { Problem } from '#platform/problem';
import { makeAgain, readManifest } from '#reports';
import { anActor } from '../builders/actors.js';
import { type BootedTracker, bootTracker } from '../harness/booted-tracker.js';
import type { TestDatabase } from '../harness/database.js';
import { exportsOver } from '../harness/exports.js';
import { asSuperuser } from '../harness/server.js';
import {
  frozenFacts,
  frozenFile,
  frozenText,
  installedBefore,
  schemaSha256,
  upgradedInstallation,
} from './frozen-database.js';

let test: TestDatabase;
beforeAll(async () => {
  test = await upgradedInstallation();
});
afterAll(() => test?.close());

const checkpoints = readdirSync(frozenFile('checkpoints')).filter((name) => name.endsWith('.json'));

describe('the steps up to 0bf9f3d', () => {
  it('still make the tables that were frozen, and all rows go in', async () => {
    const { name } = await installedBefore();
    const { counts, schemaSha256: frozen } = frozenFacts();
    await asSuperuser(name, async (client) => {
      expect(await schemaSha256(client)).toBe(frozen);
      const found: Record<string, number> = {};
      for (const table of Object.keys(counts)) {
        const { rows } = await client.query(`SELECT count(*)::int AS rows FROM ${table}`);
        found[table] = rows[0].rows;
      }
      expect(found).toEqual(counts);
    });
  });
});

describe('an installation of 0bf9f3d that was upgraded', () => {
  it.each(checkpoints)('has the chains that %s vouches for', async (name) => {
    const key = await readPublicKey(frozenFile('checkpoints/ledger-digest.key.pub'));
    const digest = readCheckpoint(frozenText(`checkpoints/${name}`));
    const { flaws, entries } = await asVerifier(test.ownerUrl, (tx) =>
      verifyAgainst({ digest, known: key }, (heads) => verifyLedger(tx, heads)),
    );
    expect(flaws).toEqual([]);
    expect(entries).toBe(frozenFacts().counts.ledger_entries);
  });

  it('has a ledger that the verifier in SQL finds sound', async () => {
    const rows = await asVerifier(test.ownerUrl, (tx) =>
      tx.query('SELECT * FROM verify_ledger_entries()'),
    );
    expect(rows).toEqual([]);
  });

  it('has a signed audit log that verifies, and its batch signatures are those that were frozen', async () => {
    const verification = await test.database.read(serviceScope('test'), (tx) => verifyRecord(tx));
    expect(verification).toMatchObject({ flaw: null, seals: frozenFacts().counts.audit_seals });
  });

  it('exports the ledger line by line as it was exported then', async () => {
    const out = new PassThrough();
    const bytes = buffer(out);
    await asVerifier(test.ownerUrl, (tx) => exportLedger(tx, out));
    out.end();
    expect((await bytes).toString('utf8')).toBe(frozenText('ledger.export'));
  });

  it('is verified from the export that was made then, too', async () => {
    const newest = readCheckpoint(frozenText(`checkpoints/${checkpoints.sort().at(-1)}`));
    expect(await verifyExport(frozenFile('ledger.export'), newest.heads)).toMatchObject({
      flaws: [],
    });
  });
});

/**
 * A report that the old program issued: the user who requested it, its parameters, and the files of
 * the response.
 */
interface Issued {
  email: string;
  question: string;
  knownAt: string;
  files: Readonly<Record<string, string>>;
}
const issued = JSON.parse(frozenText('reports/manifests.json')) as Issued[];

describe('a report that was issued by 0bf9f3d', () => {
  let tracker: BootedTracker;
  beforeAll(async () => {
    // The frozen database does not contain the secret key that encrypts second factors, so those
    // cannot be used; nobody signs in with one here.
    await asSuperuser(test.name, (client) =>
      client.query('TRUNCATE second_factors, recovery_codes'),
    );
    tracker = await bootTracker({ test });
  });
  afterAll(() => tracker?.closeApi());

  /**
   * Requests a path as a user of the frozen database, with an API token that is inserted for this
   * user.
   */
  async function askedAs(
    email: string,
    path: string,
  ): Promise<{ text: string; renderer: string | null }> {
    const token = randomBytes(32).toString('base64url');
    await asSuperuser(test.name, (client) =>
      client.query(
        `INSERT INTO api_tokens (token_hash, person_id, name, expires_at, may_write, reports_only)
         SELECT $1, id, 'frozen', now() + interval '1 hour', false, true FROM people WHERE email = $2`,
        [createHash('sha256').update(token).digest('hex'), email],
      ),
    );
    const headers = { authorization: `Bearer ${token}` };
    const response = await fetch(`${tracker.url}/api/reports/spend?${path}`, { headers });
    return {
      text: Buffer.from(await response.arrayBuffer()).toString('utf8'),
      renderer: response.headers.get('x-report-renderer'),
    };
  }

  it.each(issued.map((one, place) => [place + 1, one.question, one] as const))(
    'has the same bytes today: %d, %s',
    async (_, question, { email, knownAt, files }) => {
      const asked = `${question}&knownAt=${encodeURIComponent(knownAt)}`;
      for (const [kind, file] of Object.entries(files)) {
        const [format, language] = kind.split('.');
        const more = language === undefined ? '' : `&format=${format}&language=${language}`;
        expect([file, await askedAs(email, `${asked}${more}`)]).toEqual([
          file,
          { text: frozenText(`reports/${file}`), renderer: '1; rendered by the old renderer' },
        ]);
      }
    },
  );

  it.each(issued.map(({ files }) => [files['json'] ?? ''] as const))(
    'has a manifest in %s that still reproduces',
    async (file) => {
      const manifest = readManifest(JSON.parse(frozenText(`reports/${file}`)));
      if (!manifest) throw new Error(`no manifest in ${file}`);
      const places = { database: test.database, exports: exportsOver(test.database) };
      expect(await makeAgain(places, serviceScope('test'), manifest)).toMatchObject({
        same: true,
        rowsSha256: manifest.rowsSha256,
      });
    },
  );

  it('is answered by the new renderer when it is asked anew', async () => {
    const { renderer, text } = await askedAs('auditor@tracker.example', 'period=2021..2025');
    expect([renderer, JSON.parse(text).manifest.renderer]).toEqual(['3', 3]);
  });
});

describe('a filing about money in the form of 0bf9f3d', () => {
  const rows = <Row extends object>(sql: string): Promise<Row[]> =>
    asSuperuser(test.name, async (client) => (await client.query<Row>(sql)).rows);

  it('is a change request under its id, with every version it had', async () => {
    const former = await rows<{ id: string; state: string; kind: string; version: number }>(
      'SELECT id, state, kind, version FROM budget_filings ORDER BY id',
    );
    expect(former).toHaveLength(frozenFacts().counts['budget_filings'] ?? 0);
    const money = CHANGE_REQUEST_KINDS.map((kind) => `'${kind}'`).join(', ');
    expect(
      await rows(
        `SELECT id, state, kind, version FROM change_requests WHERE kind IN (${money}) ORDER BY id`,
      ),
    ).toEqual(former);
    for (const { id } of former) {
      const states = await test.database.read(serviceScope('test'), (tx) =>
        changeRequestStates(tx, id, { after: 0, limit: 100 }),
      );
      expect(
        states.map(({ version, state, content, changedBy, reason }) => [
          version,
          state,
          content,
          changedBy,
          reason,
        ]),
      ).toEqual(
        (
          await rows<Record<string, unknown>>(
            `SELECT * FROM budget_filing_states WHERE filing_id = '${id}' ORDER BY version`,
          )
        ).map((old) => [
          old['version'],
          old['state'],
          old['content'],
          old['changed_by'],
          old['reason'],
        ]),
      );
    }
  });

  it('that waited is decided, each kind into the record that it named from the start', async () => {
    const manager = anActor('manager');
    const approvals = moneyApprovals(test.database, new SystemClock());
    const decide = (id: string, decision: 'approved' | 'returned') =>
      decideChangeRequest(approvals, manager, {
        id,
        decided: { decision, reason: '示例' },
        request: null,
      }).catch((error: unknown) => {
        if (error instanceof Problem) return null;
        throw error;
      });
    const approved = new Map<string, string>();
    for (const { id } of await rows<{ id: string }>(
      `SELECT request.id FROM change_requests request
        JOIN change_request_organisations part ON part.change_request_id = request.id
        JOIN budget_filings former ON former.id = request.id
       WHERE request.state = 'submitted' AND part.organisation_id = 'sample-transport'
       ORDER BY request.submitted_at`,
    )) {
      const done = await decide(id, 'approved');
      if (done) approved.set(done.kind, done.subjectId);
      // A second one about the same may break a rule now that the first counts.
      else expect((await decide(id, 'returned'))?.state).toBe('returned');
    }
    expect([...approved.keys()].sort()).toEqual([...CHANGE_REQUEST_KINDS].sort());
    const records = await rows<{ id: string }>(
      `SELECT id FROM cost_records UNION SELECT id FROM year_plans UNION SELECT id FROM funding_plans
        UNION SELECT id FROM special_bonds UNION SELECT id FROM period_figures
        UNION SELECT id FROM target_adjustments`,
    );
    expect(records.map(({ id }) => id)).toEqual(expect.arrayContaining([...approved.values()]));
  });
});

describe('a proposal of the other forms of 0bf9f3d', () => {
  it.each<[string, Role]>([
    ['ledger-entries', 'manager'],
    ['import', 'manager'],
    ['rule', 'security-admin'],
  ])('that waited can be decided: %s', async (kind, role) => {
    const { handlers } = moneyApprovals(test.database, new SystemClock());
    for (const one of LEDGER_CHANGE_KINDS) handlers.add(one, new LedgerChanges());
    handlers.add('rule', new RuleChanges());
    const approvals = new Approvals(test.database, new SystemClock(), handlers);
    const decide = (id: string, decision: 'approved' | 'returned') =>
      decideChangeRequest(approvals, anActor(role), {
        id,
        decided: { decision, reason: '示例' },
        request: null,
      });
    const waiting = await asSuperuser(test.name, async (client) =>
      (
        await client.query<{ id: string }>(
          `SELECT id FROM change_requests request
            WHERE kind = $1 AND state = 'submitted' AND NOT EXISTS (
              SELECT FROM change_request_organisations part
               WHERE part.change_request_id = request.id
                 AND part.organisation_id <> 'sample-transport')
            ORDER BY submitted_at`,
          [kind],
        )
      ).rows.map(({ id }) => id),
    );
    expect(waiting.length).toBeGreaterThan(0);
    for (const id of waiting) {
      // What no longer fits today is returned instead.
      const { state } = await decide(id, 'approved').catch((error: unknown) => {
        if (error instanceof Problem) return decide(id, 'returned');
        throw error;
      });
      expect(['approved', 'returned']).toContain(state);
    }
  });
});
