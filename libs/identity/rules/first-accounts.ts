import type { Role } from './role.js';

/**
 * Sample organisations, used until real organisations are registered. In the list, a parent
 * organisation comes before the organisations below it.
 */
export const SAMPLE_ORGANISATIONS = [
  { id: 'city', name: '市级管理（示例）', parentId: null },
  { id: 'sample-transport', name: '交通建设单位（示例）', parentId: 'city' },
  { id: 'sample-development', name: '综合发展单位（示例）', parentId: 'city' },
] as const;

/** An account created at the first start of the program, for trying it out. */
export interface FirstAccount {
  email: string;
  password: string;
  role: Role;
  /** Id of the organisation in which the account has its role. */
  organisation: string;
  /** The same as `organisation`, under its old name. */
  unit: string;
  unitName: string;
}

/**
 * The people for whom a first account is created: one for each role, but officers in both sample
 * organisations and managers in these and in the city. New ones are appended, so that the others
 * keep their places.
 */
export const FIRST_PEOPLE: readonly {
  email: string;
  name: string;
  role: Role;
  unit: (typeof SAMPLE_ORGANISATIONS)[number]['id'];
}[] = [
  {
    email: 'officer.transport@tracker.example',
    name: '交通单位专员（示例）',
    role: 'officer',
    unit: 'sample-transport',
  },
  {
    email: 'manager.transport@tracker.example',
    name: '交通单位主管（示例）',
    role: 'manager',
    unit: 'sample-transport',
  },
  {
    email: 'officer.development@tracker.example',
    name: '发展单位专员（示例）',
    role: 'officer',
    unit: 'sample-development',
  },
  {
    email: 'manager.development@tracker.example',
    name: '发展单位主管（示例）',
    role: 'manager',
    unit: 'sample-development',
  },
  { email: 'auditor@tracker.example', name: '审计员（示例）', role: 'auditor', unit: 'city' },
  { email: 'system-admin@tracker.example', name: '系统管理员', role: 'system-admin', unit: 'city' },
  {
    email: 'security-admin@tracker.example',
    name: '安全管理员',
    role: 'security-admin',
    unit: 'city',
  },
  { email: 'audit-admin@tracker.example', name: '审计管理员', role: 'audit-admin', unit: 'city' },
  {
    email: 'manager.city@tracker.example',
    name: '市级主管（示例）',
    role: 'manager',
    unit: 'city',
  },
  { email: 'leader@tracker.example', name: '市领导（示例）', role: 'leader', unit: 'city' },
];

/**
 * Returns the accounts to create at the first start. Passwords in `kept`, which an interrupted
 * start has already written to a file, are used again; the other accounts get new passwords.
 */
export function firstAccounts(
  kept: readonly Pick<FirstAccount, 'email' | 'password'>[],
  newPassword: () => string,
): FirstAccount[] {
  return FIRST_PEOPLE.map(({ email, role, unit }) => ({
    email,
    password: kept.find((account) => account.email === email)?.password ?? newPassword(),
    role,
    organisation: unit,
    unit,
    unitName: SAMPLE_ORGANISATIONS.find(({ id }) => id === unit)?.name ?? unit,
  }));
}
