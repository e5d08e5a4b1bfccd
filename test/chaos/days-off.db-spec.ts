import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { createMilestone } from '#milestones';
import { FixedClock } from '#platform/clock';
import { readSettings } from '#platform/config';
import { day } from '#values';
import { anActor } from '../builders/actors.js';
import { flagship } from '../builders/projects.js';
import { testDatabase } from '../harness/database.js';
import { mailSink } from '../harness/mail-sink.js';
import { testHome } from '../harness/server.js';
import { openActor } from './actor.js';

describe('over three days off and a weekend that is worked', () => {
  it('what can wait is told on working mornings, what is red in the hours of working days', async () => {
    const [test, sink] = [await testDatabase(), await mailSink()];
    const settings = readSettings({
      DATABASE_URL: test.appUrl,
      SMTP_URL: sink.url,
      ALERT_MAILS_A_DAY: '1000',
      PUBLIC_URL: 'https://tracker.city.example',
      LOG_LEVEL: 'silent',
      DATA_DIR: mkdtempSync(join(testHome(), 'chaos-')),
    });
    const clock = new FixedClock('2026-04-30T00:35:00Z');
    const [project, officer] = [await flagship(test.database, 1), anActor('officer')];
    const one = await openActor(test, settings, clock);
    const promise = (name: string, baselineOn: string) =>
      createMilestone(test.database, officer, {
        projectId: project,
        wanted: { name, baselineOn: day(baselineOn) },
        request: null,
      });
    await one.walk();
    let before = sink.taken().length;
    const told = async (at: string): Promise<string> => {
      clock.set(at);
      await one.walk();
      await one.recover();
      const fresh = sink
        .taken()
        .slice(before)
        .flatMap((mail) =>
          [...(mail.parsed.text ?? '').matchAll(/节点“(甲|乙|丙)”/g)].map(([, name]) => name ?? ''),
        );
      before = sink.taken().length;
      return fresh.join('');
    };
    clock.set('2026-04-30T06:00:00Z');
    await promise('甲', '2026-05-20');
    expect(await told('2026-04-30T06:01:00Z')).toBe('');
    expect(await told('2026-05-01T00:35:00Z')).toBe('');
    await promise('乙', '2026-05-01');
    expect(await told('2026-05-02T03:00:00Z')).toBe('');
    expect(await told('2026-05-05T00:35:00Z')).toBe('');
    expect(await told('2026-05-06T00:35:00Z')).toBe('乙甲');
    expect(await told('2026-05-08T00:35:00Z')).toBe('');
    clock.set('2026-05-08T06:00:00Z');
    await promise('丙', '2026-05-20');
    expect(await told('2026-05-08T06:01:00Z')).toBe('');
    // The alert about milestone 乙 is mailed again, because it is red (overdue) and has not been
    // answered for seven days.
    expect(await told('2026-05-09T00:35:00Z')).toBe('乙丙');
    expect(await told('2026-05-10T00:35:00Z')).toBe('');
    await one.close();
    await sink.close();
    await test.close();
  });
});
