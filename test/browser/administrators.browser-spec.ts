import { describe, expect, it } from '@jest/globals';
import type { Role } from '#identity';
import { eventually } from '../harness/until.js';
import { openOwn } from './menu.js';
import { cellsOf, trackerInBrowser } from './open-browser.js';

const on = trackerInBrowser();

const PROJECTS = ['项目总表', '前期手续', '规划专栏', '主要指标'];
const RETURNS = ['项目月报', '月报进度'];
const ALERTS = ['预警', '督办', '调度会', '审计发现', '通知记录'];
const REPORTS = ['资金报表', '三层对照', '各方填报数', '调度通报', '项目公开'];
const GOALS = ['规划专栏', '主要指标'];

describe('each role begins where its work is', () => {
  it.each<[Role, string, string[], string[]]>([
    [
      'officer',
      '工作台',
      ['工作台', ...PROJECTS, ...RETURNS, '历史导入', '待办审核', ...ALERTS, ...REPORTS],
      ['我的账号', '委托代理', '接口令牌'],
    ],
    [
      'leader',
      '工作台',
      ['工作台', ...PROJECTS, ...RETURNS, '待办审核', ...ALERTS, ...REPORTS],
      ['我的账号', '接口令牌'],
    ],
    [
      'auditor',
      '项目总表',
      [
        ...PROJECTS,
        '待办审核',
        ...ALERTS,
        ...REPORTS.toSpliced(4, 0, '报送'),
        ...RETURNS,
        '操作记录',
        '台账核验',
      ],
      ['我的账号', '委托代理', '接口令牌'],
    ],
    [
      'system-admin',
      '运行状态',
      [
        '运行状态',
        '邮件（开发用）',
        '预警规则',
        '工作日历',
        '节点调整限度',
        '报送',
        '台账核验',
        '待办审核',
        ...GOALS,
      ],
      ['我的账号', '接口令牌'],
    ],
    [
      'security-admin',
      '人员',
      ['人员', '单位', '预警规则', '待办审核', ...GOALS],
      ['我的账号', '接口令牌'],
    ],
    ['audit-admin', '操作记录', ['操作记录', '待办审核', ...GOALS], ['我的账号', '接口令牌']],
  ])('%s begins at %s', async (role, heading, entries, own) => {
    const { page } = await on.browser.visitAs(role);
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
    const menu = page.getByRole('navigation', { name: '主菜单' });
    await eventually(async () =>
      expect(await menu.getByRole('link').allInnerTexts()).toEqual(entries),
    );
    await openOwn(page);
    expect(
      await page.getByRole('group', { name: '当前用户' }).getByRole('link').allInnerTexts(),
    ).toEqual(own);
  });
});

describe('administrators', () => {
  it('the security administrator reads who holds which role', async () => {
    const { page } = await on.browser.visitAs('security-admin', '/people');
    await page.getByText('已全部显示').waitFor();
    const rows = await cellsOf(page, '全部账号与角色');
    expect(rows).toHaveLength(10);
    expect(rows.find(([, email]) => email === 'officer.transport@tracker.example')?.[2]).toContain(
      '项目专员 · 交通建设单位（示例）',
    );
  });

  it('the audit administrator reads that somebody signed in', async () => {
    const { page } = await on.browser.visitAs('audit-admin', '/record?action=session.begin');
    await page.getByText('已全部显示').waitFor();
    const rows = await cellsOf(page, '谁在何时、以何权限做了什么，新的在前');
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every((cells) => cells[1] === '登录')).toBe(true);
  });

  it('the system administrator reads how each part is doing', async () => {
    const { page } = await on.browser.visitAs('system-admin', '/status');
    await page.getByRole('table', { name: '程序各部分的状态' }).waitFor();
    expect((await cellsOf(page, '程序各部分的状态')).map(([part]) => part)).toEqual(
      expect.arrayContaining(['数据库', '队列', '后台进程', '邮件']),
    );
  });

  it('a page that is not for the role says so', async () => {
    const { page } = await on.browser.visitAs('officer', '/people', { unit: 'sample-transport' });
    await page.getByText('您的角色无权进行此操作').first().waitFor();
  });
});

describe('a token', () => {
  it('is shown once, works as its owner, and ends at once', async () => {
    const { page } = await on.browser.visitAs('auditor', '/tokens');
    await page.getByRole('button', { name: '新建令牌' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('用途').fill('月度导出');
    await dialog.getByRole('button', { name: '新建令牌' }).click();
    const token = await page.getByLabel('令牌内容').inputValue();
    const ask = async (): Promise<number> =>
      (await fetch(`${on.tracker.url}/api/me`, { headers: { authorization: `Bearer ${token}` } }))
        .status;
    expect(await ask()).toBe(200);
    await page.reload();
    await page.getByText('已全部显示').waitFor();
    expect(await page.content()).not.toContain(token);

    await page.getByRole('button', { name: '终止令牌“月度导出”' }).click();
    await dialog.getByRole('button', { name: '终止' }).click();
    await page.getByText('已终止令牌“月度导出”。').waitFor();
    expect(await ask()).toBe(401);
  });
});
