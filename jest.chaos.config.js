import base from './jest.config.js';

/** The long form of the proof that nothing is lost: real processes amid random faults. Not part of `npm test`. */
const db = base.projects.find((project) => project.displayName === 'db');
export default {
  testTimeout: 3_600_000,
  projects: [
    { ...db, displayName: 'chaos', testMatch: ['<rootDir>/test/chaos/long/*.chaos-spec.ts'] },
  ],
};
