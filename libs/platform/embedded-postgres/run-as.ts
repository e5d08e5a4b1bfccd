import { execFileSync, spawnSync } from 'node:child_process';
import { EmbeddedPostgresError } from './errors.js';

/** The system user that runs PostgreSQL, which refuses to run as root. */
export interface RunAs {
  name: string;
  uid: number;
  gid: number;
}

/** System functions needed to choose a user; an interface so that tests can replace them. */
export interface SystemUsers {
  find(nameOrUid: string): RunAs | null;
  create(name: string): boolean;
}

const OWN_USER = 'major-project-tracker';

/**
 * Chooses the user to run PostgreSQL. Null when this process is not root; then its own user is
 * used. As root: the owner of an existing cluster, else "postgres", else a system user of our own,
 * else "nobody". The user always has a passwd entry, because PostgreSQL looks its own name up.
 */
export function chooseRunAs(
  clusterOwner: number | null,
  users: SystemUsers = systemUsers,
): RunAs | null {
  if (process.getuid?.() !== 0) return null;
  return chooseForRoot(clusterOwner, users);
}

/** The choice when running as root. */
export function chooseForRoot(clusterOwner: number | null, users: SystemUsers): RunAs {
  const owner = clusterOwner ? users.find(String(clusterOwner)) : null;
  const found =
    owner ??
    users.find('postgres') ??
    users.find(OWN_USER) ??
    (users.create(OWN_USER) ? users.find(OWN_USER) : null) ??
    users.find('nobody');
  if (found) return found;
  throw new EmbeddedPostgresError(
    'not-started',
    'PostgreSQL does not run as root and no other system user was found for it: create one named "postgres", start the tracker as an ordinary user, or set DATABASE_URL to a PostgreSQL server.',
  );
}

/**
 * Whether that user can enter a folder or run a program. Tested by running a command as that user,
 * so that modes, groups and ACLs all count.
 */
export function canReach(user: RunAs, target: string): boolean {
  const asked = spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', target], {
    uid: user.uid,
    gid: user.gid,
    cwd: '/',
    stdio: 'ignore',
  });
  return asked.status === 0;
}

const systemUsers: SystemUsers = {
  find(nameOrUid) {
    try {
      const ask = (flag: string): string =>
        execFileSync('id', [flag, nameOrUid], {
          encoding: 'utf8',
          stdio: ['ignore', 'pipe', 'ignore'],
        }).trim();
      const found = { name: ask('-un'), uid: Number(ask('-u')), gid: Number(ask('-g')) };
      return found.uid > 0 ? found : null;
    } catch {
      return null;
    }
  },
  create(name) {
    const made = spawnSync(
      'useradd',
      [
        '--system',
        '--user-group',
        '--no-create-home',
        '--home-dir',
        '/nonexistent',
        '--shell',
        '/usr/sbin/nologin',
        name,
      ],
      { stdio: 'ignore' },
    );
    return made.status === 0;
  },
};
