/** What a person may be in a unit. */
export const ROLES = ['officer', 'manager', 'auditor', 'system-admin', 'security-admin', 'audit-admin'] as const;
export type Role = (typeof ROLES)[number];

/** A role held in a unit. */
export interface Membership { unitId: string; role: Role }

/** A unit and the one above it. */
export interface TreeUnit { id: string; parentId: string | null }
