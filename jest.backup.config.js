import base from './jest.config.js';

/** Backup, loss of the machine, restore, as an operator does it with real processes. Not part of `npm test`. */
const db = base.projects.find((project) => project.displayName === 'db');
export default {
  testTimeout: 900_000,
  projects: [
    {
      ...db,
      displayName: 'backup',
      testMatch: ['<rootDir>/test/backup/long/*.backup-drill-spec.ts'],
    },
  ],
};
