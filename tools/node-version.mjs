// Written so that a much older Node can read it, which is the one that has to.
const NEEDED = [20, 19];

/** The sentence for a Node that is too old, or null. */
export function nodeTooOld(version) {
  const parts = version.split('.').map(Number);
  if (parts[0] > NEEDED[0] || (parts[0] === NEEDED[0] && parts[1] >= NEEDED[1])) return null;
  return `Node ${NEEDED.join('.')} or newer is needed and this is Node ${version}: install a newer one, for instance from https://nodejs.org, and start again.`;
}

/** Ends the program with one sentence when Node is too old. */
export function requireNode() {
  const sentence = nodeTooOld(process.versions.node);
  if (sentence === null) return;
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
