import { describe, expect, it } from '@jest/globals';
import { type RoleFacts, roleFaults, type ScopedTable, wordRoleFaults } from './role-faults.js';

const expected = { app: 'tracker_app', verifier: 'tracker_verifier' };
const table: ScopedTable = {
  name: 'projects',
  enabled: true,
  active: true,
  owner: 'tracker_owner',
  owned: false,
  openPolicies: [],
};
const sound: RoleFacts = {
  role: 'tracker_app',
  login: 'tracker_app',
  superuser: false,
  bypasses: false,
  grants: [],
  tables: [table],
};
const mendsOf = (facts: Partial<RoleFacts>) =>
  roleFaults({ ...sound, ...facts }, expected).map(({ mend }) => mend);

describe('the role of a connection', () => {
  it('is sound when the policies bind it', () => expect(mendsOf({})).toEqual([]));

  it.each<[string, Partial<RoleFacts>, string]>([
    [
      'is not the program’s',
      { role: 'web', login: 'Web User' },
      'GRANT tracker_app TO "Web User";',
    ],
    ['is a superuser', { superuser: true }, 'ALTER ROLE tracker_app NOSUPERUSER;'],
    ['bypasses policies', { bypasses: true }, 'ALTER ROLE tracker_app NOBYPASSRLS;'],
    [
      'inherits the verifying role before 16',
      { grants: [{ member: 'tracker_app', granted: 'tracker_verifier', grantor: null }] },
      'ALTER ROLE tracker_app NOINHERIT;',
    ],
    [
      'inherits it from 16 on',
      { grants: [{ member: 'tracker_app', granted: 'tracker_verifier', grantor: 'postgres' }] },
      'GRANT tracker_verifier TO tracker_app WITH INHERIT FALSE, SET TRUE GRANTED BY postgres;',
    ],
    [
      'inherits another one',
      { grants: [{ member: 'tracker_app', granted: 'Readers', grantor: 'postgres' }] },
      'REVOKE "Readers" FROM tracker_app GRANTED BY postgres CASCADE;',
    ],
    [
      'owns the tables',
      { tables: [{ ...table, owner: 'tracker_app', owned: true }] },
      'REASSIGN OWNED BY tracker_app TO the login of DATABASE_OWNER_URL;',
    ],
    [
      'finds policies that are not asked',
      { tables: [{ ...table, enabled: false }] },
      'ALTER TABLE projects ENABLE ROW LEVEL SECURITY;',
    ],
    [
      'finds a policy that shows everything',
      { tables: [{ ...table, openPolicies: ['all of it'] }] },
      'DROP POLICY "all of it" ON projects;',
    ],
  ])('%s', (_, facts, mend) => expect(mendsOf(facts).join(' ')).toContain(mend));

  it('gets one sentence for all its faults, with each statement once', () => {
    const grants = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'].map((granted) => ({
      member: 'tracker_app',
      granted,
      grantor: null,
    }));
    const sentence = wordRoleFaults(roleFaults({ ...sound, grants }, expected));
    expect(sentence).toMatch(
      /inherits a; .*inherits h; 2 more\. Let an administrator of the database run: ALTER ROLE tracker_app NOINHERIT;$/,
    );
  });
});
