import { describe, expect, it } from '@jest/globals';
import { chooseForRoot, type RunAs, type SystemUsers } from './run-as.js';

const uids: Record<string, number> = {
  postgres: 101,
  'major-project-tracker': 900,
  nobody: 65534,
  ada: 1000,
};

/**
 * Returns a fake operating system with the users `names`. `canCreate` says whether further users
 * can be created on it.
 */
function systemWith(names: string[], canCreate = false): SystemUsers {
  const known = new Set(names);
  return {
    find: (wanted): RunAs | null => {
      const name = [...known].find((each) => each === wanted || String(uids[each]) === wanted);
      return name === undefined ? null : { name, uid: uids[name] ?? 0, gid: uids[name] ?? 0 };
    },
    create: (name) => canCreate && known.add(name).has(name),
  };
}

describe('the user whom root lets PostgreSQL run as', () => {
  it.each([
    ['postgres when there is one', systemWith(['nobody', 'postgres']), null, 'postgres'],
    ['a user of our own, created', systemWith(['nobody'], true), null, 'major-project-tracker'],
    [
      'a user of our own, created earlier',
      systemWith(['nobody', 'major-project-tracker']),
      null,
      'major-project-tracker',
    ],
    ['nobody where none can be created', systemWith(['nobody']), null, 'nobody'],
    ['the owner of the database that is there', systemWith(['ada', 'postgres']), 1000, 'ada'],
    ['not an owner without an entry in passwd', systemWith(['postgres']), 12345, 'postgres'],
    ['not root, though it owns a copied database', systemWith(['postgres']), 0, 'postgres'],
  ])('is %s', (_, users, owner, expected) => {
    expect(chooseForRoot(owner, users).name).toBe(expected);
  });

  it('is asked for when the system has none', () => {
    expect(() => chooseForRoot(null, systemWith([]))).toThrow(/create one named "postgres"/);
  });
});
