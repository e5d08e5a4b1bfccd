import { describe, expect, it } from '@jest/globals';
import { flagship } from '../builders/projects.js';
import { allThere, cellsOf, trackerInBrowser } from './open-browser.js';

const on = trackerInBrowser();

describe('an absence', () => {
  it('is covered by somebody of the unit, and the role is taken back at once', async () => {
    // Creates a second officer as a possible substitute. A substitute must belong to the same
    // organisation, whose only other member, the manager, may not represent an officer.
    const security = await on.tracker.as('security-admin');
    const {
      body: { id },
    } = await security.post('/api/people', {
      email: 'gu.yan@tracker.example',
      name: '顾岩',
      language: 'zh',
    });
    await security.post(`/api/people/${id}/memberships`, {
      unitId: 'sample-transport',
      role: 'officer',
    });
    const { page, faults } = await on.browser.visitAs('officer', '/delegations', {
      unit: 'sample-transport',
    });
    await page.getByRole('button', { name: '新建委托' }).click();
    const dialog = page.getByRole('dialog');
    await allThere(page);
    await dialog.getByLabel('代理人').click();
    await page
      .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option')
      .first()
      .click();
    await dialog.getByLabel('截止日期').fill('2026-12-04');
    await dialog.getByLabel('截止日期').press('Enter');
    await dialog.getByLabel('事由').fill('年休假');
    await dialog.getByRole('button', { name: '新建委托' }).click();
    await page.getByText(/^已委托.+代行，2026-11-23 至 2026-12-04。$/).waitFor();
    await page.getByText('已全部显示').waitFor();
    const rows = await cellsOf(page, '您给出与收到的委托，新的在前');
    expect([rows.length, rows[0]?.[0], rows[0]?.[5], rows[0]?.[6]]).toEqual([
      1,
      '给出',
      '年休假',
      '生效中',
    ]);
    await page.getByRole('button', { name: /^撤销委托：/ }).click();
    await dialog.getByRole('button', { name: '撤销委托' }).click();
    await page.getByText(/^已撤销给.+的委托。$/).waitFor();
    expect(faults).toEqual([]);
  });
});

describe('several projects', () => {
  it('are ticked in the portfolio with the keyboard and transferred in one request, all or none', async () => {
    const { page: officers } = await on.browser.visitAs('officer', '/projects', {
      unit: 'sample-transport',
    });
    await officers.getByText('已全部显示').waitFor();
    expect(await officers.getByRole('checkbox').count()).toBe(0);

    const manager = await on.tracker.as('manager', 'sample-transport');
    const security = await on.tracker.as('security-admin');
    const { id } = (await manager.get('/api/me')).body.person;
    const granted = await security.post(`/api/people/${id}/memberships`, {
      unitId: 'sample-development',
      role: 'manager',
    });
    expect(granted.status).toBe(201);

    const { page, faults } = await on.browser.visitAs(
      'manager',
      '/projects?unitId=sample-transport&column=19',
      { unit: 'sample-transport' },
    );
    await page.getByText('已全部显示').waitFor();
    await page.getByRole('checkbox', { name: '选择：空港' }).focus();
    await page.keyboard.press('Space');
    await page.getByRole('checkbox', { name: '选择：河港' }).focus();
    await page.keyboard.press('Space');
    await page.getByText('已选 2 个项目').waitFor();
    await page.getByRole('button', { name: '移交' }).click();
    const dialog = page.getByRole('dialog');
    expect(
      await dialog
        .getByRole('list', { name: '将移交的 2 个项目' })
        .getByRole('listitem')
        .allInnerTexts(),
    ).toEqual(['空港', '河港']);
    await dialog.getByLabel('接收单位').fill('综合发展');
    await dialog.getByLabel('接收单位').press('Enter');
    await dialog.getByLabel('移交原因').fill('职责调整');
    await dialog.getByRole('button', { name: '移交' }).click();
    await page.getByText('已移交给综合发展单位（示例）。').waitFor();
    await page.getByText('共 2 条，已全部显示').waitFor();
    expect(await page.getByText(/^已选/).count()).toBe(0);
    const moved = (
      await (await on.tracker.as('officer', 'sample-development')).get('/api/projects?limit=200')
    ).body.items.map(({ name }: { name: string }) => name);
    expect(moved).toEqual(expect.arrayContaining(['空港', '河港']));
    const events = (
      await (
        await on.tracker.as('audit-admin')
      ).get('/api/audit-events?action=project.hand-over&outcome=done')
    ).body.items as { requestId: string }[];
    expect([events.length, new Set(events.map(({ requestId }) => requestId)).size]).toEqual([2, 1]);
    expect(faults).toEqual([]);
    for (const { id: heldId } of granted.body.memberships.filter(
      ({ unitId }: { unitId: string }) => unitId === 'sample-development',
    ))
      await security.delete(`/api/people/${id}/memberships/${heldId}`);
  });
});

describe('a project', () => {
  it('is transferred by a manager of both organisations, and by nobody else', async () => {
    const security = await on.tracker.as('security-admin');
    const { email } = on.tracker.account('manager', 'sample-transport');
    const people = (await security.get('/api/people?limit=100')).body.items as {
      id: string;
      email: string;
    }[];
    const manager = people.find((one) => one.email === email)?.id;
    const granted = await security.post(`/api/people/${manager}/memberships`, {
      unitId: 'sample-development',
      role: 'manager',
    });
    expect(granted.status).toBe(201);
    const airport = await flagship(on.tracker.test.database, 1);

    const { page: officers } = await on.browser.visitAs('officer', `/projects/${airport}`, {
      unit: 'sample-transport',
    });
    await officers.getByRole('button', { name: '登记分录' }).waitFor();
    expect(await officers.getByRole('button', { name: '移交', exact: true }).count()).toBe(0);

    const { page, faults } = await on.browser.visitAs('manager', `/projects/${airport}`, {
      unit: 'sample-transport',
    });
    await page.getByRole('button', { name: '移交', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('接收单位').click();
    await page
      .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option')
      .first()
      .click();
    await dialog.getByLabel('移交原因').fill('职责调整');
    await dialog.getByRole('button', { name: '移交', exact: true }).click();
    await page.getByText(/^已移交给.+。$/).waitFor();
    expect(
      (await (await on.tracker.as('auditor')).get(`/api/projects/${airport}`)).body.unitId,
    ).not.toBe('sample-transport');
    expect(faults).toEqual([]);
  });
});
