import base from './jest.config.js';

/** A migration on a disk that fills up. It mounts a small file system, so it needs root on Linux. */
const db = base.projects.find((project) => project.displayName === 'db');
export default {
  testTimeout: 300_000,
  projects: [
    { ...db, displayName: 'full disk', testMatch: ['<rootDir>/test/frozen/*.full-disk-spec.ts'] },
  ],
};
