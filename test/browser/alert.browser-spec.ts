import { beforeAll, describe, expect, it } from '@jest/globals';
import { composeDigests, scanPortfolio } from '#alerts';
import { deliverDueMails } from '#platform/mail';
import { asSuperuser } from '../harness/server.js';
import { eventually } from '../harness/until.js';
import { cellsOf, trackerInBrowser } from './open-browser.js';

const on = trackerInBrowser();
let alertId: string;
beforeAll(async () => {
  const { test, clock, settings } = on.tracker;
  await scanPortfolio(test.database, clock);
  await composeDigests(test.database, clock, { settings, urgentOnly: false });
  await deliverDueMails(test.database, clock, settings);
  const manager = await on.tracker.as('manager', 'sample-transport');
  alertId = (await manager.get('/api/alerts?order=urgency&limit=1')).body.items[0].id;
});

describe('the page of an alert', () => {
  it('explains itself: the sentence, what it rests on, the rule with its source, and who was told', async () => {
    const { page } = await on.browser.visitAs('officer', `/alerts/${alertId}`, {
      unit: 'sample-transport',
    });
    await page
      .getByRole('heading', { level: 1, name: '节点逾期：杭州萧山国际机场三期改扩建工程' })
      .waitFor();
    const matter = page.getByRole('region', { name: '情况', exact: true });
    await eventually(async () =>
      expect(await matter.innerText()).toMatch(
        /红\s*逾期 327 天.*已逾期 327 天.*登记该节点的完成日期.*待处理/s,
      ),
    );
    expect(await matter.getByRole('button').count()).toBe(0);
    const inputs = await cellsOf(page, '判定时所依据的数据');
    expect(inputs).toContainEqual(['预计日期', '2025-12-31']);
    expect(inputs.flat().join()).not.toMatch(/milestoneId|[0-9a-f]{8}-[0-9a-f]{4}/);
    const rule = page.getByRole('region', { name: '规则', exact: true });
    await rule.getByText(/^节点逾期（第 \d+ 版）$/).waitFor();
    await eventually(async () =>
      expect(await rule.innerText()).toMatch(
        /预计日期已过而未完成.*通知对象.*主管.*出处\s+本系统默认/s,
      ),
    );
    const [told] = await cellsOf(page, /谁在何时应被告知什么/);
    expect(told?.join(' ')).toMatch(/交通单位主管（示例）.*已送达服务器.*首次通知.*已写入邮件文件/);
  });

  it('tells its history in words, and grows by what a manager says', async () => {
    const { page } = await on.browser.visitAs('manager', `/alerts/${alertId}`, {
      unit: 'sample-transport',
    });
    const history = page.getByRole('list', { name: '经过' }).getByRole('listitem');
    await history.first().waitFor();
    await eventually(async () =>
      expect((await history.allInnerTexts()).join('\n')).toMatch(
        /规则触发，发出预警（红，第 1 档）.*应通知：交通单位主管（示例）.*写入邮件：首次通知.*收件人：交通单位主管（示例）/s,
      ),
    );
    await page.getByRole('button', { name: '确认' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('承诺解决日期').fill('2026-12-31');
    await dialog.getByLabel('承诺解决日期').press('Tab');
    await dialog.getByLabel('处理说明').fill('已约谈');
    await dialog.getByRole('button', { name: '确认' }).click();
    await history.getByText('交通单位主管（示例）确认，承诺 2026-12-31 前解决').waitFor();
    await history.getByText('已约谈').waitFor();
    await page.getByRole('button', { name: '暂缓' }).waitFor();
  });

  it('of another organisation is not there, in plain words', async () => {
    const { page } = await on.browser.visitAs('manager', `/alerts/${alertId}`, {
      unit: 'sample-development',
    });
    await page.getByText('没有这条预警，或它不在您的单位范围内。').waitFor();
  });
});

describe('the delivery log', () => {
  it('says who was told what, is narrowed to a person, and leads to the alert', async () => {
    const { page } = await on.browser.visitAs('auditor', '/deliveries');
    await page.getByRole('button', { name: '只看发给交通单位主管（示例）的通知' }).first().click();
    await page.getByRole('button', { name: '全部人员' }).waitFor();
    expect(new URL(page.url()).searchParams.get('personId')).toMatch(/^[0-9a-f-]{36}$/);
    await page
      .getByRole('link', { name: /已逾期 \d+ 天/ })
      .first()
      .click();
    await page.getByRole('heading', { level: 1, name: /^节点逾期：/ }).waitFor();
  });

  it('makes a mail that was given up stand out, with the server’s words', async () => {
    await asSuperuser(on.tracker.test.name, (client) =>
      client.query(
        "UPDATE mail_outbox SET state = 'failed', sent_at = NULL, server_response = NULL, last_error = '550 no such mailbox' WHERE to_address LIKE 'manager.development%'",
      ),
    );
    const { page } = await on.browser.visitAs('auditor', '/deliveries?state=failed');
    const rows = page.locator('tr.marked');
    await rows.first().waitFor();
    expect(await rows.first().innerText()).toMatch(/未送达.*对方拒收.*对方原话/s);
  });

  it('is not for administrators', async () => {
    const { page } = await on.browser.visitAs('system-admin', '/deliveries');
    await page.getByText('您的角色无权进行此操作').first().waitFor();
  });
});

describe('how somebody wants to be told', () => {
  it('is theirs to say, and two windows do not overwrite each other unseen', async () => {
    const { page, context } = await on.browser.visitAs('manager', '/account', {
      unit: 'sample-development',
    });
    const section = page.getByRole('region', { name: '预警通知' });
    const other = await context.newPage();
    await other.goto('/account');
    await other.getByLabel('纯文本').check();
    await section.getByLabel('每周第一个工作日早晨').check();
    await section.getByRole('button', { name: '保存' }).click();
    await section.getByText('已保存，从下一封邮件起生效。').waitFor();
    const theirs = other.getByRole('region', { name: '预警通知' });
    await theirs.getByRole('button', { name: '保存' }).click();
    await theirs.getByText('目前保存的是：每周第一个工作日早晨').waitFor();
    await theirs.getByRole('button', { name: '保存' }).click();
    await theirs.getByText('已保存').waitFor();
    const manager = await on.tracker.as('manager', 'sample-development');
    expect((await manager.get('/api/me/alert-preferences')).body).toMatchObject({
      urgentAtOnce: true,
      amber: 'weekly',
      format: 'text',
    });
  });

  it('is not asked of administrators, whom no rule names', async () => {
    const { page } = await on.browser.visitAs('security-admin', '/account');
    await page.getByRole('heading', { level: 2, name: '密码' }).waitFor();
    expect(await page.getByText('预警通知').count()).toBe(0);
  });
});
