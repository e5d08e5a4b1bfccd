import { createHash, randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { verifyRecord } from '#audit';
import {
  asVerifier,
  exportLedger,
  readCheckpoint,
  readPublicKey,
  verifyAgainst,
  verifyExport,
  verifyLedger,
} from '#ledger';
import { serviceScope } from '#platform/database';
import { type BootedTracker, bootTracker } from '../harness/booted-tracker.js';
import type { TestDatabase } from '../harness/database.js';
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
    const verdict = await test.database.read(serviceScope('test'), (tx) => verifyRecord(tx));
    expect(verdict).toMatchObject({ flaw: null, seals: frozenFacts().counts.audit_seals });
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

  it('is answered by the new renderer when it is asked anew', async () => {
    const { renderer, text } = await askedAs('auditor@tracker.example', 'period=2021..2025');
    expect([renderer, JSON.parse(text).manifest.renderer]).toEqual(['2', 2]);
  });
});
