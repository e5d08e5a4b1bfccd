import type { Language } from '../language/language.js';
import { wordDelivery } from './word-delivery.js';

type Words = Readonly<Record<string, Readonly<Record<Language, string>>>>;

const ROLES: Words = {
  officer: { zh: '项目专员', en: 'project officer' },
  manager: { zh: '主管', en: 'manager' },
  auditor: { zh: '审计员', en: 'auditor' },
  'system-admin': { zh: '系统管理员', en: 'system administrator' },
  'security-admin': { zh: '安全管理员', en: 'security administrator' },
  'audit-admin': { zh: '审计管理员', en: 'audit administrator' },
};

/**
 * Names, in both languages, of codes that occur as values of problems. The first key is the name of
 * the value, such as `role`, the second key the code.
 */
const WORDS: Readonly<Record<string, Words>> = {
  role: ROLES,
  held: ROLES,
  scope: {
    'whole-line': { zh: '全线', en: 'whole line' },
    'hangzhou-section': { zh: '杭州段', en: 'Hangzhou section' },
    'not-stated': { zh: '口径未说明', en: 'not stated' },
  },
  stage: {
    proposed: { zh: '谋划', en: 'proposed' },
    preparation: { zh: '前期', en: 'in preparation' },
    construction: { zh: '在建', en: 'under construction' },
    completed: { zh: '建成', en: 'completed' },
    'final-account': { zh: '决算', en: 'final account made' },
    evaluated: { zh: '后评价', en: 'evaluated' },
    deferred: { zh: '缓建', en: 'deferred' },
    suspended: { zh: '停建', en: 'suspended' },
    cancelled: { zh: '终止', en: 'cancelled' },
  },
  state: {
    draft: { zh: '草稿', en: 'a draft' },
    submitted: { zh: '待审核', en: 'submitted' },
    proposed: { zh: '待审核', en: 'waiting for its decision' },
    returned: { zh: '已退回', en: 'returned' },
    approved: { zh: '已通过', en: 'approved' },
    rejected: { zh: '已否决', en: 'rejected' },
    withdrawn: { zh: '已撤回', en: 'withdrawn' },
    waiting: { zh: '等待处理', en: 'waiting' },
    running: { zh: '处理中', en: 'being read' },
    refused: { zh: '有问题', en: 'with problems' },
    ready: { zh: '试导入成功', en: 'rehearsed' },
    filed: { zh: '已送审', en: 'submitted' },
    undone: { zh: '已整体冲销', en: 'undone' },
    failed: { zh: '失败', en: 'failed' },
    open: { zh: '待答复', en: 'waiting for an answer' },
    answered: { zh: '待审定', en: 'answered' },
    closed: { zh: '已销号', en: 'closed' },
  },
};

/**
 * Returns the text for a value of a problem that is a code, or a stored delivery error (`why`).
 * Returns null for all other values, which are shown as they are.
 */
export const wordFact = (name: string, fact: string, language: Language): string | null =>
  name === 'why' ? wordDelivery(fact, language) : (WORDS[name]?.[fact]?.[language] ?? null);
