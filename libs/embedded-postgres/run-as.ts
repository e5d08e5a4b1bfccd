import { execFileSync, spawnSync } from 'node:child_process';
import { EmbeddedPostgresError } from './errors.js';

/**
 * The user of the operating system that runs PostgreSQL, because PostgreSQL refuses to run as root.
 */
export interface RunAs {
  name: string;
  uid: number;
  gid: number;
}

/**
 * Functions of the operating system that find and create users; an interface, so that tests can
 * replace them.
 */
export interface SystemUsers {
  find(nameOrUid: string): RunAs | null;
  create(name: string): boolean;
}

const OWN_USER = 'major-project-tracker';

/**
 * Chooses the system user that runs PostgreSQL. Returns null when this process is not root, because
 * PostgreSQL then runs as the same user. For root, it is the owner of an existing cluster, else
 * "postgres", else a system user of our own, else "nobody". Users without an entry in passwd are
 * not chosen, because PostgreSQL looks up its own name.
 */
export function chooseRunAs(
  clusterOwner: number | null,
  users: SystemUsers = systemUsers,
): RunAs | null {
  if (process.getuid?.() !== 0) return null;
  return chooseForRoot(clusterOwner, users);
}

/**
 * Chooses the user when this process runs as root; see {@link chooseRunAs}.
 * @throws EmbeddedPostgresError when no user is found.
 */
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
 * Checks whether a user can enter a folder or run a program, by running a command as that user, so
 * that file modes, groups and ACLs are all taken into account.
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
