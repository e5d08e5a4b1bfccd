import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { approvedFiling } from '../builders/filings.js';
import type { ApiClient } from '../harness/api-client.js';
import { type BootedTracker, bootTracker } from '../harness/booted-tracker.js';

let tracker: BootedTracker;
let admin: ApiClient;
let officer: ApiClient;
let id: string;
beforeAll(async () => {
  tracker = await bootTracker({ now: '2026-04-30T02:00:00Z' });
  [admin, officer] = [await tracker.as('system-admin'), await tracker.as('officer', 'sample-transport')];
  id = (await officer.get('/api/projects?flagship=true')).body.items[0].id;
  await approvedFiling(officer, await tracker.as('manager', 'sample-transport'), `/api/projects/${id}/year-plan-filings`, { year: 2026, amountFen: '120000', category: 'continuing', effectiveOn: '2026-01-10', document: '示例' });
  await tracker.enter(id, { series: 'completed', month: '2026-01', amountFen: '20000' });
});
afterAll(() => tracker.close());

const add = (over: object = {}, client = admin, code = 'year-plan-lag') => client.post(`/api/budget-rules/${code}/versions`, { validFrom: '2026-04-01', parameters: { amberPoints: 5, redPoints: 15 }, source: '本市办法（示例）', standing: 'read', ...over });
const level = async (query = '') => (await officer.get(`/api/projects/${id}/layers${query}`)).body.yearPlan;

describe('a threshold', () => {
  it('changes from a day on; before that day, and as known before, the old one judges', async () => {
    expect(await level()).toMatchObject({ level: 'amber', inputs: { leadPoints: '-16.67' }, rule: { version: 1 } });
    const known = new Date().toISOString();
    const added = await add();
    expect([added.status, added.body.version]).toEqual([201, 2]);
    expect(await level()).toMatchObject({ level: 'red', rule: { version: 2, source: '本市办法（示例）' } });
    expect((await level('?asOf=2026-03-31')).rule.version).toBe(1);
    expect((await level(`?knownAt=${encodeURIComponent(known)}`)).rule.version).toBe(1);
    const versions = (await officer.get('/api/budget-rules')).body.items.filter((rule: any) => rule.code === 'year-plan-lag');
    expect(versions.map((rule: any) => [rule.version, rule.validFrom, rule.validTo, rule.standing])).toEqual([[1, '2021-01-01', '2026-03-31', 'second-hand'], [2, '2026-04-01', null, 'read']]);
  });

  it.each<[string, object, number, string]>([
    ['on days on which the newest holds', { validFrom: '2026-04-01' }, 422, 'VALIDITY_OVERLAPS'],
    ['without one of its numbers', { validFrom: '2027-01-01', parameters: { amberPoints: 5 } }, 422, 'RULE_PARAMETERS'],
    ['with a number too many', { validFrom: '2027-01-01', parameters: { amberPoints: 5, redPoints: 15, x: 1 } }, 422, 'RULE_PARAMETERS'],
    ['below nought', { validFrom: '2027-01-01', parameters: { amberPoints: -5, redPoints: 15 } }, 422, 'RULE_PARAMETERS'],
    ['in floats', { validFrom: '2027-01-01', parameters: { amberPoints: 0.5, redPoints: 15 } }, 400, 'VALIDATION_FAILED'],
    ['from nobody', { validFrom: '2027-01-01', source: '' }, 400, 'VALIDATION_FAILED'],
  ])('%s is refused', async (_, over, status, code) => {
    const refused = await add(over);
    expect([refused.status, refused.body.code]).toEqual([status, code]);
  });

  it('is the administrators\' business, and one there is', async () => {
    expect((await add({ validFrom: '2028-01-01' }, officer)).status).toBe(403);
    expect((await add({}, admin, 'no-such-rule')).status).toBe(404);
  });
});
