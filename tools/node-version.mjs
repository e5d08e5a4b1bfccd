// This file uses old syntax only, because a Node that is too old has to be able to parse it.
const NEEDED = [20, 19];

/** The error message for a Node that is too old, or null. */
export function nodeTooOld(version) {
  const parts = version.split('.').map(Number);
  if (parts[0] > NEEDED[0] || (parts[0] === NEEDED[0] && parts[1] >= NEEDED[1])) return null;
  return `Node ${NEEDED.join('.')} or newer is needed and this is Node ${version}: install a newer one, for instance from https://nodejs.org, and start again.`;
}

/** Exits with a one-sentence message when Node is too old. */
export function requireNode() {
  const sentence = nodeTooOld(process.versions.node);
  if (sentence === null) return;
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
