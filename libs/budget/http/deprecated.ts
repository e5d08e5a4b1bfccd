/** Dates of the deprecation of the routes that those of `/api/change-requests` replace. */
export const DEPRECATED = { since: new Date('2026-11-29'), until: new Date('2027-11-29') };
