import { describe, expect, it } from '@jest/globals';
import { readsLikePerson } from './counterparty.js';

describe('a counterparty', () => {
  it.each([
    '张三',
    '王小明',
    '欧阳修',
    '诸葛孔明',
    '李 某某',
    '陈先生',
    'Mr. Smith',
    '示例公司（身份证 110101199001011234）',
    '示例公司 13800000000',
  ])('%s reads like a natural person', (name) => {
    expect(readsLikePerson(name)).toBe(true);
  });

  it.each([
    '示例建设集团有限公司',
    '中铁四局',
    '浙江交工',
    '张三丰建筑有限公司',
    '王府井百货公司',
    '马鞍山钢厂',
    '示例勘察设计研究院',
    'Sample Construction Ltd',
    '某某联合体',
    '示例施工单位',
  ])('%s reads like an organisation', (name) => {
    expect(readsLikePerson(name)).toBe(false);
  });
});
