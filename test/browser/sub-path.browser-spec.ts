import { describe, expect, it } from '@jest/globals';
import { trackerInBrowser } from './open-browser.js';

const BASE = '/tracker';
const on = trackerInBrowser({ settings: { PUBLIC_URL: `http://127.0.0.1${BASE}` } });

describe('behind a proxy that serves it under a path', () => {
  it('pages, their links, reloads and downloads keep the path', async () => {
    const { page, faults } = await on.browser.visitAs('officer', `${BASE}/projects`, {
      unit: 'sample-transport',
    });
    await page.getByRole('link', { name: /^湖杭铁路/ }).click();
    await page.getByRole('heading', { level: 1, name: '湖杭铁路' }).waitFor();
    const path = () => new URL(page.url()).pathname;
    expect(path()).toMatch(/^\/tracker\/projects\/[\w-]+$/);
    await page.reload();
    await page.getByRole('heading', { level: 1, name: '湖杭铁路' }).waitFor();
    await page.goto(`${BASE}/account`);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('a[download][href$="/personal-data"]').click(),
    ]);
    expect(new URL(file.url()).pathname).toBe(`${BASE}/api/me/personal-data`);
    expect(await file.failure()).toBeNull();
    expect(faults).toEqual([]);
  });

  it('it answers with the path kept and with the path removed, and leads back under it', async () => {
    const officer = await on.tracker.as('officer', 'sample-transport');
    const { items } = (await officer.get('/api/projects?limit=1')).body;
    for (const at of ['', BASE]) {
      expect((await officer.get(`${at}/api/projects/${items[0].id}`)).status).toBe(200);
      const made = await officer.post(`${at}/api/projects/${items[0].id}/ledger-entries`, {
        series: 'paid',
        month: '2026-02',
        amountFen: '100',
        fundingSource: 'municipal',
      });
      expect([made.status, made.headers.get('location')]).toEqual([
        202,
        `${BASE}/api/change-requests/${made.body.id}`,
      ]);
      const page = await fetch(`${on.tracker.url}${at}/projects`, {
        headers: { accept: 'text/html' },
      });
      expect(await page.text()).toMatch(/ src="\/tracker\/assets\/[^"]+\.js"/);
    }
    const described = await fetch(`${on.tracker.url}${BASE}/api/openapi.json`);
    expect(await described.json()).toMatchObject({ servers: [{ url: BASE }] });
    expect((await officer.get('/trackers/api/me')).status).toBe(404);
  });
});
