import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { composeDigests } from '#alerts';
import { fillCity } from '../builders/city.js';
import type { ApiClient } from '../harness/api-client.js';
import { allViews, dimensionOf, type ViewsOfProject } from '../harness/all-views.js';
import { type BootedTracker, bootTracker } from '../harness/booted-tracker.js';

/**
 * Number of projects of the invented city. `CITY_PROJECTS=2000` runs the same test over a city of
 * that size, as the drills do.
 */
const CITY = Number(process.env['CITY_PROJECTS'] ?? 200);
/** Time for filling the city and reading every view of it, in milliseconds. */
const FILLING_MS_MAX = 60_000 + CITY * 300;

let tracker: BootedTracker;
let auditor: ApiClient;
let views: ViewsOfProject[];
beforeAll(async () => {
  tracker = await bootTracker({ now: '2026-11-23T02:00:00Z' });
  auditor = await tracker.as('auditor');
  await fillCity(tracker.test, { count: CITY, unitId: 'sample-transport' });
  await tracker.evaluate();
  await composeDigests(tracker.test.database, tracker.clock, {
    settings: { publicUrl: 'http://localhost' },
    urgentOnly: false,
  });
  views = await allViews(tracker, auditor);
}, FILLING_MS_MAX);
afterAll(() => tracker.close());

const worst = (severities: (string | null)[]): string | null =>
  severities.includes('red') ? 'red' : severities.includes('amber') ? 'amber' : null;
const LAYER_FIELDS = [
  ['approvedTotal', 'approved-total'],
  ['yearPlan', 'year-plan'],
  ['planPeriod', 'plan-period'],
] as const;

describe('for every project of the sample and of a generated city, the same fact has the same light', () => {
  it('in the list of projects and in the alerts, dimension by dimension', () => {
    expect(views).toHaveLength(181 + CITY);
    for (const { listed, alerts } of views) {
      expect(listed.lights).toHaveLength(7);
      expect(listed.severity).toBe(worst(alerts.map(({ severity }) => severity)));
      for (const { dimension, level } of listed.lights)
        expect([listed.id, dimension, worst([level])]).toEqual([
          listed.id,
          dimension,
          worst(
            alerts
              .filter(({ rule }) => dimensionOf(rule) === dimension)
              .map(({ severity }) => severity),
          ),
        ]);
    }
    // The city has projects of every kind, so that the comparison says something.
    for (const level of ['good', 'info', 'amber', 'red', 'no-data', 'cannot-be-judged'])
      expect(
        views.some(({ listed }) => listed.lights.some((light: any) => light.level === level)),
      ).toBe(true);
  });

  it('in the comparison with three limits', () => {
    for (const { listed, compared } of views)
      for (const [field, dimension] of LAYER_FIELDS)
        expect([listed.id, compared[field].level]).toEqual([
          listed.id,
          listed.lights.find((light: any) => light.dimension === dimension).level,
        ]);
  });

  it('in the sentences of lists, alerts and mails', () => {
    let lines = 0;
    for (const { id, compared, alerts, mailed } of views) {
      const told = alerts.map(({ severity, explanation }) => [id, severity, explanation]);
      for (const [field] of LAYER_FIELDS)
        if (worst([compared[field].level]) !== null)
          expect(told).toContainEqual([id, compared[field].level, compared[field].sentence]);
      for (const { severity, sentence } of mailed) {
        lines += 1;
        expect(told).toContainEqual([id, severity, sentence]);
      }
    }
    expect(lines).toBeGreaterThan(100);
  });

  it('and nothing is green of which a rule could not be evaluated', () => {
    for (const { listed, gaps } of views)
      for (const { rule } of gaps)
        expect([listed.id, rule, levelOf(listed, dimensionOf(rule))]).not.toEqual([
          listed.id,
          rule,
          'good',
        ]);
  });

  it('on the page of a project, with its rule, inputs, alert and what turns it green', async () => {
    const some = views.filter((_, at) => at % Math.ceil(views.length / 60) === 0);
    for (const { id, listed, compared, alerts } of some) {
      const { items } = (await auditor.get(`/api/projects/${id}/lights`)).body;
      expect(items.map(({ dimension, level }: any) => ({ dimension, level }))).toEqual(
        listed.lights,
      );
      const { body: page } = await auditor.get(`/api/projects/${id}`);
      expect([page.lights, page.severity]).toEqual([listed.lights, listed.severity]);
      const { body: single } = await auditor.get(`/api/projects/${id}/layers`);
      for (const [field, dimension] of LAYER_FIELDS) {
        expect(single[field]).toEqual(compared[field]);
        const { inputs, sentence, turnsGreen } = items.find(
          (light: any) => light.dimension === dimension,
        );
        expect({ inputs, sentence, turnsGreenWhen: turnsGreen }).toEqual({
          inputs: single[field].inputs,
          sentence: single[field].sentence,
          turnsGreenWhen: single[field].turnsGreenWhen,
        });
      }
      for (const light of items) {
        const alert = alerts.find((one) => one.id === light.alertId);
        expect(alert === undefined).toBe(light.severity === null);
        if (alert)
          expect({
            severity: light.severity,
            rule: light.rule,
            explanation: light.sentence,
            inputs: light.inputs,
            turnsGreenWhen: light.turnsGreen.map((way: any) => way.sentence),
          }).toEqual({
            severity: alert.severity,
            rule: alert.rule,
            explanation: alert.explanation,
            inputs: alert.inputs,
            turnsGreenWhen: alert.turnsGreenWhen,
          });
      }
    }
  });
});

const levelOf = (listed: any, dimension: string): string =>
  listed.lights.find((light: any) => light.dimension === dimension).level;
