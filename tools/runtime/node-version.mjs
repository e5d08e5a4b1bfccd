// This file uses old syntax only, because a Node that is too old has to be able to parse it.

/**
 * Major and minor version of the oldest Node on which the program runs; `engines` in package.json
 * must say the same.
 */
export const NODE_MIN = [22, 22];
/**
 * Major and minor version of the oldest Node that can fetch a newer one and start the program on
 * it.
 */
const LAUNCHER_MIN = [20, 19];

/** Checks whether a version such as "22.22.0" is at least `minimum`, a pair of major and minor. */
export function isAtLeast(version, minimum) {
  const parts = version.split('.').map(Number);
  return parts[0] > minimum[0] || (parts[0] === minimum[0] && parts[1] >= minimum[1]);
}

/**
 * Returns the error message for a Node that is too old even to fetch a newer one; null otherwise.
 */
export function nodeTooOld(version) {
  if (isAtLeast(version, LAUNCHER_MIN)) return null;
  return `Node ${NODE_MIN.join('.')} or newer is needed and this is Node ${version}: install a newer one, for instance from https://nodejs.org, and start again.`;
}
