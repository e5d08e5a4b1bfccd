import type { Language } from '#platform/language';
import type { Role } from '../rules/role.js';

/** Names of the roles in both languages. */
export const ROLE_WORDS: Readonly<Record<Role, Readonly<Record<Language, string>>>> = {
  officer: { zh: '项目专员', en: 'project officer' },
  manager: { zh: '主管', en: 'manager' },
  leader: { zh: '领导', en: 'leader' },
  auditor: { zh: '审计员', en: 'auditor' },
  'system-admin': { zh: '系统管理员', en: 'system administrator' },
  'security-admin': { zh: '安全管理员', en: 'security administrator' },
  'audit-admin': { zh: '审计管理员', en: 'audit administrator' },
};
