import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { projectRoot } from '#platform/program';
import { createWorker, type RunningWorker } from '../../apps/worker/create-worker.js';
import type { ApiClient } from '../harness/api-client.js';
import { type BootedTracker, bootTracker } from '../harness/booted-tracker.js';
import { recordExecutedFiles } from '../harness/executed-files.js';
import { until } from '../harness/until.js';

/** Largest number of files through whose hands an amount may go. */
const FILES_MAX = 40;
/** Name of a variable, property or column with an amount in fen. */
const AMOUNT = /(\b|\w)(fen|Fen)\b/;
/** The rule that raises the alert of this test. */
const RAISING = 'total-exceeded';

const read = (file: string): string => readFileSync(join(projectRoot, file), 'utf8');

/** The files of the alert rules other than the raising one: they look at the amount as well. */
const otherRules = (): Set<string> =>
  new Set(
    [
      ...read('libs/alerts/rules/all-rules.ts').matchAll(
        /^import \{ \w+ \} from '\.\/([a-z-]+)\.js'/gm,
      ),
    ]
      .map(([, name]) => name ?? '')
      .filter((name) => name !== RAISING)
      .map((name) => `libs/alerts/rules/${name}.ts`),
  );

describe('an amount on its way from POST to a mail', () => {
  let tracker: BootedTracker;
  let worker: RunningWorker | undefined;
  let officer: ApiClient;
  let manager: ApiClient;
  let admin: ApiClient;
  beforeAll(async () => {
    tracker = await bootTracker({ now: '2026-11-23T02:00:00Z' });
    worker = await createWorker({
      settings: tracker.settings,
      clock: tracker.clock,
      sweepEveryMs: 3_600_000,
    });
    officer = await tracker.as('officer', 'sample-transport');
    manager = await tracker.as('manager', 'sample-transport');
    admin = await tracker.as('system-admin');
    await mails(2);
  });
  afterAll(async () => {
    await worker?.close();
    await tracker?.close();
  });
  const mails = (many: number): Promise<unknown> =>
    until('the mails are written', async () => {
      const { body } = await admin.get('/api/mails');
      return body.items?.length === many ? body : null;
    });

  it('goes through the files that docs/way-of-an-amount.md lists, and no others', async () => {
    const { body: projects } = await officer.get('/api/projects?flagship=true');
    const airport = (projects.items as { id: string; planItem: { number: number } }[]).find(
      (project) => project.planItem.number === 9,
    );
    const recording = await recordExecutedFiles();
    const filed = await officer.post(`/api/projects/${airport?.id}/ledger-entries`, {
      series: 'paid',
      month: '2026-10',
      amountFen: '700000000000',
      fundingSource: 'municipal',
      unitConfirmed: true,
    });
    await manager.post(`/api/ledger-proposals/${filed.body.id}/approval`, undefined);
    await mails(3);
    const ran = await recording.end();

    const others = otherRules();
    const holding = ran.filter((file) => AMOUNT.test(read(file)) && !others.has(file));
    const listed = [...read('docs/way-of-an-amount.md').matchAll(/^- `([^`]+\.ts)`/gm)]
      .map(([, file]) => file ?? '')
      .sort();
    expect(holding).toEqual(listed);
    expect(holding).toContain(`libs/alerts/rules/${RAISING}.ts`);
    expect(holding.length).toBeLessThanOrEqual(FILES_MAX);
  });
});
