import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openChannelKeys } from '#alerts';
import { changeMilestone, createMilestone } from '#milestones';
import { FixedClock } from '#platform/clock';
import { readSettings, type Settings } from '#platform/config';
import { serviceScope } from '#platform/database';
import { addDays, type Day, weekdayOf } from '#values';
import { anActor } from '../builders/actors.js';
import { aChannel } from '../builders/channels.js';
import { flagship } from '../builders/projects.js';
import { type TestDatabase, testDatabase } from '../harness/database.js';
import { type HookSink, hookSink } from '../harness/hook-sink.js';
import { type MailSink, mailSink } from '../harness/mail-sink.js';
import type { QUEUE_PLACES, QueuePlace } from '../harness/queue-backends.js';
import { asSuperuser, testHome } from '../harness/server.js';
import { until } from '../harness/until.js';
import { type Actor, openActor } from './actor.js';
import { tally, tallyLine, type Taker } from './tally.js';
import { FAILURE_POINTS, type FailurePoint } from './failure-points.js';

/** Time in milliseconds within which every alert must be mailed once all processes work again. */
const CONTRACT_MS = 180_000;
/**
 * Failure points between the moment when the mail server accepts a mail and the moment when the
 * program records this. Only after a kill at these points may the same mail be sent again, with the
 * same Message-ID.
 */
const MAIL_MAY_REPEAT: readonly FailurePoint[] = ['mail.posted', 'mail.note'];
const HOOK_MAY_REPEAT: readonly FailurePoint[] = ['message.posted', 'message.note'];

/**
 * Defines tests that kill processes and then count the mails and messages. The job queue is in a
 * given place (PostgreSQL or Redis). One test file calls this function for each place, so that both
 * run in parallel.
 */
export const provesNothingIsLost = ([placeName, open]: (typeof QUEUE_PLACES)[number]): void =>
  describe(`nothing is lost and nothing repeats, with the queue on ${placeName},`, () => {
    let test: TestDatabase;
    let place: QueuePlace;
    let sink: MailSink;
    let hooks: HookSink;
    let settings: Settings;
    let clock: FixedClock;
    let project: string;
    const actors: Actor[] = [];
    let left: Actor | null = null;
    const markers: string[] = [];
    const mayRepeat = { mail: new Set<string>(), hook: new Set<string>() };

    beforeAll(async () => {
      [test, sink, hooks] = [await testDatabase(), await mailSink(), await hookSink()];
      place = await open(test);
      settings = readSettings({
        ...place.settings,
        SMTP_URL: sink.url,
        WEBHOOKS_MAY_REACH: '127.0.0.0/8',
        ALERT_MAILS_A_DAY: '1000',
        PUBLIC_URL: 'https://tracker.city.example',
        LOG_LEVEL: 'silent',
        DATA_DIR: mkdtempSync(join(testHome(), 'chaos-')),
      });
      clock = new FixedClock('2026-11-02T00:35:00Z');
      project = await flagship(test.database, 1);
      await keepOnly(project);
      await aChannel(test, clock, await openChannelKeys(test.database, settings), {
        url: hooks.url,
      });
      await (await actor()).walk();
    });
    afterAll(async () => {
      const [mails, messages] = [
        tally(sink, markers, mayRepeat.mail),
        tally(hooks, markers, mayRepeat.hook),
      ];
      process.stdout.write(
        tallyLine(`mail, queue on ${placeName}`, mails) +
          tallyLine(`webhook, queue on ${placeName}`, messages),
      );
      for (const one of actors) await one.close();
      await sink.close();
      await hooks.close();
      await place.close();
      await test.close();
      expect([mails.lost, mails.repeated, messages.lost, messages.repeated]).toEqual([
        [],
        [],
        [],
        [],
      ]);
    });

    /**
     * Deletes all projects except one. One project that is evaluated repeatedly is enough for these
     * tests.
     */
    const keepOnly = (id: string) =>
      asSuperuser(test.name, async (client) => {
        for (const table of [
          'project_changes',
          'project_organisations',
          'project_versions',
          'milestone_changes',
          'milestones',
          'milestone_change_counts',
        ])
          await client.query(`DELETE FROM ${table} WHERE project_id <> $1`, [id]);
        await client.query('DELETE FROM projects WHERE id <> $1', [id]);
        // Deactivates the auditors. They would be sent mails with the signed checkpoints of the
        // ledger, which are not counted here.
        await client.query(
          "UPDATE people SET active = false WHERE id IN (SELECT person_id FROM memberships WHERE role = 'auditor')",
        );
      });
    const actor = async (): Promise<Actor> => {
      const opened = await openActor(test, settings, clock);
      actors.push(opened);
      return opened;
    };
    /**
     * Returns the simulated process that is never killed. It has to finish the work of the killed
     * processes.
     */
    const survivor = async (): Promise<Actor> => (left ??= await actor());
    const later = (ms: number): void => clock.set(new Date(clock.now().getTime() + ms));
    /**
     * Sets the clock to the next working morning. Acknowledges all open alerts first, because a
     * reminder of an earlier alert would be counted as a repeated mail.
     */
    const nextMorning = async (): Promise<Day> => {
      await test.database.write(serviceScope('test'), (tx) =>
        tx.query(
          `UPDATE alerts SET state = 'acknowledged', committed_on = '2099-12-31' WHERE state = 'open'`,
        ),
      );
      let morning = addDays(clock.today(), 1);
      while (weekdayOf(morning) > 5) morning = addDays(morning, 1);
      clock.set(`${morning}T00:35:00Z`);
      return morning;
    };
    /**
     * Creates an overdue milestone, which must trigger an immediate mail and message. Its unique
     * name lets the test find that mail. Returns the name.
     */
    const fact = async (what: string): Promise<string> => {
      const name = `标记${markers.length}〔${what}〕`;
      markers.push(name);
      await createMilestone(test.database, anActor('officer'), {
        projectId: project,
        wanted: { name, baselineOn: addDays(clock.today(), -3) },
        request: null,
      });
      return name;
    };
    const idsIn = (place: Taker, name: string): string[] =>
      place
        .taken()
        .filter((one) => (one.parsed.text ?? '').includes(name))
        .map((one) => one.messageId);
    const mailsOf = (name: string): string[] => idsIn(sink, name);
    const hooksOf = (name: string): string[] => idsIn(hooks, name);

    it.each(FAILURE_POINTS)('when a process dies at %s', async (point) => {
      await nextMorning();
      const name = await fact(point);
      if (MAIL_MAY_REPEAT.includes(point)) mayRepeat.mail.add(name);
      if (HOOK_MAY_REPEAT.includes(point)) mayRepeat.hook.add(name);
      const victim = await actor();
      // The process must really have reached the failure point, otherwise the test would prove
      // nothing.
      expect(await victim.walkAndDieAt(point)).toBe(true);
      later(CONTRACT_MS - 1_000);
      await (await survivor()).recover();
      for (const [ids, allowed] of [
        [mailsOf(name), MAIL_MAY_REPEAT],
        [hooksOf(name), HOOK_MAY_REPEAT],
      ] as const) {
        expect(new Set(ids).size).toBe(1);
        expect(ids.length).toBeLessThanOrEqual(allowed.includes(point) ? 2 : 1);
      }
    });

    it('when five processes die on one mail', async () => {
      const name = await fact('five times');
      for (let times = 0; times < 5; times += 1) {
        expect(await (await actor()).walkAndDieAt('mail.claimed')).toBe(true);
        later(CONTRACT_MS - 1_000);
      }
      await (await survivor()).recover();
      expect(mailsOf(name)).toHaveLength(1);
    });

    it('when five workers are killed on one job, and the queue hands it on each time as stalled', async () => {
      await place.forget();
      const name = await fact('stalled');
      expect(await (await actor()).walkAndDieAt('mail.claim')).toBe(true);
      const inHand: string[] = [];
      for (let times = 0; times < 5; times += 1) {
        const victim = (await actor()).takeMailJobs('mail.claim');
        expect(await victim.died).toBe(true);
        await victim.end();
        inHand.push(...victim.jobs);
      }
      expect([inHand.length, new Set(inHand).size]).toEqual([5, 1]);
      const last = (await actor()).takeMailJobs();
      await until('the mail has left', () => Promise.resolve(mailsOf(name).length > 0));
      await last.end();
      expect([last.jobs, mailsOf(name).length]).toEqual([[inHand[0]], 1]);
      await (await survivor()).recover();
    });

    it.each([1, 2, 8])('when %i work at the same time', async (count) => {
      await nextMorning();
      const names = [await fact(`${count} at once, a`), await fact(`${count} at once, b`)];
      const together = await Promise.all(Array.from({ length: count }, actor));
      await Promise.all(together.map((one) => one.walk()));
      await Promise.all(together.map((one) => one.recover()));
      expect(names.map((name) => mailsOf(name).length)).toEqual([1, 1]);
    });

    it('when the queue forgets everything before a job is done', async () => {
      const name = await fact('forgotten');
      const working = await actor();
      expect(await (await actor()).walkAndDieAt('mail.claim')).toBe(true);
      await place.forget();
      await working.recover();
      expect(mailsOf(name)).toHaveLength(1);
    });

    it.each([[[421]], [[451]], [[451, 421, 452, 451]]])(
      'when the mail server answers %j first',
      async (codes) => {
        const name = await fact(`answer ${codes.join()}`);
        sink.answerNext(...codes);
        const working = await actor();
        await working.walk();
        for (let tries = 0; tries < codes.length; tries += 1) {
          later(CONTRACT_MS - 1_000);
          await working.deliver();
        }
        expect(mailsOf(name)).toHaveLength(1);
      },
    );

    it.each([[429], [503]])(
      'when a webhook answers %i and asks for ten minutes',
      async (status) => {
        const name = await fact(`webhook ${status}`);
        hooks.answerNext({ status, retryAfter: '600' });
        await (await actor()).walk();
        later(599_000);
        await (await survivor()).recover();
        expect([mailsOf(name).length, hooksOf(name).length]).toEqual([1, 0]);
        later(CONTRACT_MS);
        await (await survivor()).recover();
        expect([mailsOf(name).length, hooksOf(name).length]).toEqual([1, 1]);
      },
    );

    it('when the mail server takes a mail and closes before it says so', async () => {
      const name = await fact('closed after data');
      mayRepeat.mail.add(name);
      sink.closeAfterData(1);
      const working = await actor();
      await working.walk();
      later(CONTRACT_MS - 1_000);
      await working.deliver();
      expect(new Set(mailsOf(name)).size).toBe(1);
      expect(mailsOf(name)).toHaveLength(2);
    });

    it('when the mail server is slow', async () => {
      const name = await fact('slow');
      sink.dawdle(300);
      const [one, other] = [await actor(), await actor()];
      await Promise.all([one.walk(), other.walk()]);
      sink.dawdle(0);
      expect(mailsOf(name)).toHaveLength(1);
    });

    it('when the clock jumps a day ahead while a mail waits', async () => {
      const name = await fact('clock');
      expect(await (await actor()).walkAndDieAt('digest.composed')).toBe(true);
      await nextMorning();
      await (await survivor()).recover();
      expect(mailsOf(name)).toHaveLength(1);
    });

    it('and what was over before anything could leave is not sent when somebody is back, with a record', async () => {
      const name = await fact('over');
      expect(await (await actor()).walkAndDieAt('mail.claim')).toBe(true);
      const [{ id } = { id: '' }] = await test.database.read(serviceScope('test'), (tx) =>
        tx.query<{ id: string }[]>('SELECT id FROM milestones WHERE name = $1', [name]),
      );
      await changeMilestone(test.database, clock, anActor('officer'), {
        id,
        versionRead: 1,
        change: {
          actualOn: clock.today(),
        },
      });
      await nextMorning();
      await (await survivor()).recover();
      later(CONTRACT_MS);
      await (await survivor()).recover();
      expect([mailsOf(name), hooksOf(name)]).toEqual([[], []]);
      const told = await test.database.read(serviceScope('test'), (tx) =>
        tx.query<{ why: string }[]>(
          `SELECT dropped AS why FROM notifications JOIN alerts ON alerts.id = alert_id
            WHERE inputs ->> 'milestoneName' = $1`,
          [name],
        ),
      );
      expect(told).toEqual([{ why: 'stale' }]);
      markers.splice(markers.indexOf(name), 1);
    });

    it('and a mail that is refused for good ends with a record', async () => {
      const name = await fact('refused');
      sink.answerNext(550);
      await (await actor()).walk();
      later(CONTRACT_MS);
      await (await survivor()).recover();
      const [state] = await test.database.read(serviceScope('test'), (tx) =>
        tx.query<{ state: string; why: string }[]>(
          `SELECT state, last_error AS why FROM mail_outbox WHERE text_body LIKE '%' || $1 || '%'`,
          [name],
        ),
      );
      expect(state).toMatchObject({
        state: 'failed',
        why: expect.stringContaining('550') as unknown,
      });
      const alarms = await test.database.read(serviceScope('test'), (tx) =>
        tx.query<object[]>(
          `SELECT FROM system_alarms WHERE kind = 'mail-refused' AND cleared_at IS NULL`,
        ),
      );
      expect(alarms).toHaveLength(1);
      // Removes the milestone's name from `markers`, the names that must be mailed, because the
      // mail server has rejected the mail. The mail is not lost silently: the administrator gets an
      // alarm.
      markers.splice(markers.indexOf(name), 1);
    });
  });
