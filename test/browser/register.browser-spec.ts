import { describe, expect, it } from '@jest/globals';
import { trackerInBrowser } from './open-browser.js';

const on = trackerInBrowser();
const as = async (role: 'officer' | 'manager', path: string) =>
  (await on.browser.visitAs(role, path, { unit: 'sample-transport' })).page;

describe('an officer', () => {
  it('registers a project, and sees a wrong field named; a manager approves; its stage moves', async () => {
    const page = await as('officer', '/projects');
    await page.getByRole('link', { name: '登记项目' }).click();
    await page.getByLabel('项目名称').fill('地铁示例线一期（示例）');
    await page.getByLabel('责任单位').fill('交通');
    await page.locator('.ant-select-item-option', { hasText: '交通建设单位' }).first().click();
    await page.getByLabel('位置类型').click();
    await page.locator('.ant-select-item-option', { hasText: '点' }).first().click();
    await page.getByLabel('坐标', { exact: true }).fill('30.2741, 120.1551');
    await page.getByLabel('总投资（万元）').fill('125000');
    await page.getByRole('button', { name: '报送审核' }).click();
    await page.getByText('经纬度写反了：经度在前，纬度在后').first().waitFor();
    await page.getByLabel('坐标', { exact: true }).fill('120.1551, 30.2741');
    await page.getByRole('button', { name: '报送审核' }).click();
    await page.getByText(/已报送，等待.*审核。/).waitFor();

    const manager = await on.tracker.as('manager', 'sample-transport');
    const [filed] = (await manager.get('/api/change-requests?kind=project')).body.items;
    expect(filed.summary.title.zh).toBe('地铁示例线一期（示例） · 登记项目');
    expect((await manager.post(`/api/change-requests/${filed.id}/approval`, {})).status).toBe(200);

    await page.goto(`${new URL(page.url()).origin}/projects/${filed.subject.id}`);
    await page.getByRole('heading', { name: '地铁示例线一期（示例）' }).waitFor();
    await page.getByText('不在规划条目中').waitFor();
    await page.getByRole('button', { name: '变更阶段' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('转入阶段').click();
    await page.locator('.ant-select-item-option', { hasText: '前期' }).click();
    await dialog.getByLabel('原因').fill('立项批复（示例）');
    await dialog.getByRole('button', { name: '报送审核' }).click();
    await page.getByText(/已报送，等待.*审核。/).waitFor();
    const [moved] = (await manager.get('/api/change-requests?kind=stage-move')).body.items;
    expect(moved.payload).toMatchObject({ to: 'preparation', from: null });
  });
});
