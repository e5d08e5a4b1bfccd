import { describe, expect, it } from '@jest/globals';
import { eventually, until } from '../harness/until.js';
import { cellsOf, trackerInBrowser } from './open-browser.js';

const on = trackerInBrowser();

describe('the security administrator', () => {
  it('opens an account whose password nobody else sees, grants a role, resets, and closes it', async () => {
    const { page, faults } = await on.browser.visitAs('security-admin', '/people');
    await page.getByRole('button', { name: '新建账号' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('姓名').fill('何静');
    await dialog.getByLabel('邮箱').fill('not an address');
    await dialog.getByRole('button', { name: '新建账号' }).click();
    await dialog.locator('#new-person_email_help').waitFor();
    await dialog.getByLabel('邮箱').fill('he.jing@tracker.example');
    await dialog.getByRole('button', { name: '新建账号' }).click();
    await page.getByText(/^设置密码的链接已发往何静的邮箱/).waitFor();
    const first = '石桥边的晚风很轻很轻，不必说';
    await on.tracker.choosePassword('he.jing@tracker.example', first);
    const signIn = async (password: string): Promise<number> =>
      (await on.tracker.anonymous().signIn('he.jing@tracker.example', password)).status;
    expect(await signIn(first)).toBe(201);

    await page.getByRole('button', { name: '授予何静角色' }).click();
    await dialog.getByLabel('角色').click();
    await page.getByTitle('项目专员', { exact: true }).click();
    await dialog.getByLabel('单位').fill('交通');
    await page.getByTitle('交通建设单位（示例）', { exact: true }).click();
    await dialog.getByRole('button', { name: '授予' }).click();
    await page.getByText('已授予何静角色。').waitFor();
    expect(
      (await cellsOf(page, '全部账号与角色')).find(([name]) => name === '何静')?.[2],
    ).toContain('项目专员 · 交通建设单位（示例）');

    await page
      .getByRole('button', { name: '终止何静的角色：项目专员 · 交通建设单位（示例）' })
      .click();
    await dialog
      .getByText('“项目专员 · 交通建设单位（示例）”立即失效，何静的会话随即终止。')
      .waitFor();
    await dialog.getByRole('button', { name: '确认' }).click();
    await page.getByText('已终止何静的角色：项目专员 · 交通建设单位（示例）。').waitFor();

    await page.getByRole('button', { name: '授予何静角色' }).click();
    await dialog.getByLabel('角色').click();
    await page.getByTitle('审计管理员', { exact: true }).click();
    await dialog.getByLabel('单位').fill('市级');
    await page.getByTitle('市级管理（示例）', { exact: true }).click();
    await dialog.getByRole('button', { name: '授予' }).click();
    await page.getByText('已提交，等待另一位管理员审核。').waitFor();
    await eventually(async () =>
      expect(await page.getByRole('link', { name: '查看申请' }).getAttribute('href')).toMatch(
        /\/change-requests\/[0-9a-f-]{36}$/,
      ),
    );
    expect(
      (await cellsOf(page, '全部账号与角色')).find(([name]) => name === '何静')?.[2],
    ).not.toContain('审计管理员');

    await page.getByRole('button', { name: '重置何静的密码' }).click();
    await dialog.getByRole('button', { name: '确认' }).click();
    await dialog.waitFor({ state: 'detached' });
    const second = '河对岸的灯一盏一盏亮起来了';
    await on.tracker.choosePassword('he.jing@tracker.example', second);
    expect([await signIn(second), await signIn(first)]).toEqual([201, 401]);

    await page.getByRole('button', { name: '停用何静的账号' }).click();
    await dialog.getByRole('button', { name: '确认' }).click();
    await page.getByText('已停用何静的账号。').waitFor();
    expect(await signIn(second)).toBe(401);
    expect(faults).toEqual([]);
  });

  it('has a role need a second factor', async () => {
    const { page } = await on.browser.visitAs('security-admin', '/people');
    const asked = page.getByRole('switch', { name: '审计员须用双重验证' });
    await asked.click();
    await page
      .locator('[role=switch][aria-label="审计员须用双重验证"][aria-checked=true]:not([disabled])')
      .waitFor();
    const security = await on.tracker.as('security-admin');
    expect(
      (await security.get('/api/role-requirements')).body.items.find(
        ({ role }: { role: string }) => role === 'auditor',
      ).secondFactor,
    ).toBe(true);
    await asked.click();
    await page
      .locator('[role=switch][aria-label="审计员须用双重验证"][aria-checked=false]:not([disabled])')
      .waitFor();
  });
});

describe('the record', () => {
  it('is narrowed to refusals, says how far it is signed, and leaves as a file', async () => {
    await on.tracker.anonymous().signIn('nobody@tracker.example', 'wrong');
    const { page } = await on.browser.visitAs('audit-admin', '/record?outcome=refused');
    await page.getByText('已全部显示').waitFor();
    const rows = await cellsOf(page, '谁在何时、以何权限做了什么，新的在前');
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every((cells) => cells[2] === '被拒绝')).toBe(true);
    await page.getByText(/尚未封存|全部封存/).waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '导出 CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^record_.*\.csv$/);
  });

  it('is narrowed by what was done in words, by who is called so, and to the doer and the subject of one event, and widened again', async () => {
    await on.browser.visitAs('officer', '/', { unit: 'sample-transport' });
    const { page } = await on.browser.visitAs('audit-admin', '/record');
    const shown = () => cellsOf(page, '谁在何时、以何权限做了什么，新的在前');
    await page.getByRole('combobox', { name: '操作', exact: true }).fill('登录');
    await page.locator('.ant-select-item-option', { hasText: /^登录$/ }).click();
    await page.waitForURL(/action=session\.begin/);
    await until('only sessions that began are shown', async () =>
      (await shown()).every((cells) => cells[1] === '登录'),
    );
    await page.getByLabel('操作人姓名').fill('交通单位专员');
    await until('only the officer is shown', async () =>
      (await shown()).every((cells) => cells[3]?.startsWith('交通单位专员')),
    );
    await page
      .getByRole('button', { name: /^只看交通单位专员（示例）的操作$/ })
      .first()
      .click();
    await page.getByRole('button', { name: '全部操作人' }).waitFor();
    await eventually(async () => expect(await page.getByLabel('操作人姓名').inputValue()).toBe(''));
    await page
      .getByRole('button', { name: /^只看此对象（人员）$/ })
      .first()
      .click();
    await page.waitForURL(/subjectType=person&subjectId=/);
    await page.getByRole('button', { name: '全部对象' }).click();
    await page.getByRole('button', { name: '全部操作人' }).click();
    await until('others are shown again', async () =>
      (await shown()).some((cells) => !cells[3]?.startsWith('交通单位专员')),
    );
  });

  it('is verified by its administrator, who finds the run in the list afterwards', async () => {
    const { page } = await on.browser.visitAs('audit-admin', '/record');
    await page.getByRole('button', { name: '立即校验' }).click();
    await page.getByText(/^校验完成：.*未发现改动。$/).waitFor();
    await until(
      'the run is listed',
      async () => (await cellsOf(page, '操作记录校验'))[0]?.[2] === '未发现改动',
    );
  });
});
