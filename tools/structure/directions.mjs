/**
 * Import order: each line may import from the lines above it, never from those below. Folders on
 * one line may import each other, unless STRANGERS forbids it.
 */
const FLOORS = [
  // A package of its own: it has a package.json, and nothing of the program stands below it.
  ['libs/embedded-postgres'],
  ['libs/values'],
  ['libs/platform'],
  ['migrations'],
  ['libs/audit'],
  ['libs/identity'],
  ['libs/approvals'],
  ['libs/views'],
  ['libs/documents'],
  ['libs/plan'],
  ['libs/projects'],
  ['libs/procedures'],
  ['libs/budget', 'libs/ledger', 'libs/milestones'],
  ['libs/contracts'],
  ['libs/reconciliation'],
  ['libs/outside-systems'],
  ['libs/readings'],
  // `libs/supervision` comes after `libs/ledger`, because an audit finding may concern an entry of
  // the ledger.
  ['libs/supervision'],
  ['libs/returns'],
  ['libs/project-lists'],
  ['libs/alerts'],
  ['libs/ratings'],
  ['libs/disclosure'],
  ['libs/reports'],
  ['libs/papers'],
  ['libs/meetings'],
  ['libs/search'],
  ['libs/installation'],
  ['apps/api', 'apps/cli', 'apps/standalone', 'apps/web', 'apps/worker'],
];

const STRANGERS = [
  [/^libs\/(budget|ledger)$/, /^libs\/milestones$/],
  [/^libs\/milestones$/, /^libs\/(budget|ledger)$/],
  [/^libs\/supervision$/, /^libs\/(budget|milestones)$/],
  [/^(migrations|apps\/.*|libs\/(?!installation$).*)$/, /^libs\/embedded-postgres$/],
  // The web app may use only the server's OpenAPI document, not its code.
  [/^apps\/web$/, /^(libs|migrations)/],
  // The standalone app combines the other apps; those do not import each other.
  [/^apps\/(?!standalone$)/, /^apps\//],
  [/^apps\/standalone$/, /^apps\/web$/],
];

/** All folders that are part of the import order. */
export const rooms = FLOORS.flat();

/**
 * Returns the folder of the import order that contains a file; undefined for a file outside these
 * folders.
 */
export const roomOf = (file) => rooms.find((room) => file.startsWith(`${room}/`));

/** Checks whether a file of folder `from` may import the index file of folder `to`. */
export function mayImport(from, to) {
  if (from === to) return true;
  const floorOf = (room) => FLOORS.findIndex((floor) => floor.includes(room));
  return (
    floorOf(from) >= floorOf(to) &&
    !STRANGERS.some(([one, other]) => one.test(from) && other.test(to))
  );
}
