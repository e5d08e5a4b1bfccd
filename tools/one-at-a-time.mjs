import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from './checkout.mjs';
import { Failure } from './failure.mjs';

const BEAT_MS = 2_000;
const STALE_MS = 20_000;

/**
 * Runs `work` while no other process installs or builds in this checkout, because `npm start` and
 * `npm test` in parallel would otherwise write the same files. Uses a lock file and renews its
 * timestamp during the work, so that the lock of a killed process can be recognised by its age.
 */
export async function oneAtATime(work, say, lock = path.join(root, 'dist', '.lock')) {
  makeFolderOf(lock);
  for (let told = false; !take(lock); await sleep(200)) {
    if (isStale(lock)) {
      rmSync(lock, { force: true });
    } else if (!told) {
      told = true;
      say('Waiting for another program that installs or builds in this folder.');
    }
  }
  const beat = setInterval(() => {
    const now = new Date();
    try {
      utimesSync(lock, now, now);
    } catch {
      // Ignored: another process has removed the lock because it looked stale. The work of this
      // process is done, so nothing is lost.
    }
  }, BEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    rmSync(lock, { force: true });
  }
}

function take(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw explain(error, lock);
  }
}

function makeFolderOf(lock) {
  try {
    mkdirSync(path.dirname(lock), { recursive: true });
  } catch (error) {
    throw explain(error, lock);
  }
}

function explain(error, lock) {
  const folder = path.dirname(lock);
  if (['EACCES', 'EPERM', 'EROFS'].includes(error.code)) {
    return new Failure(
      `Something has to be built and this user may not write in ${folder}: start once as the user whom the folder belongs to, or allow it.`,
    );
  }
  if (['ENOSPC', 'EDQUOT'].includes(error.code))
    return new Failure(`The disk that holds ${folder} is full: free some space and start again.`);
  return error;
}

function isStale(lock) {
  try {
    if (Date.now() - statSync(lock).mtimeMs > STALE_MS) return true;
    const pid = Number(readFileSync(lock, 'utf8'));
    if (!pid) return false;
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}
