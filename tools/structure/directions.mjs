/** Each line may import the lines above it, never those below; what shares a line may import each other unless STRANGERS says no. */
const FLOORS = [
  ['libs/values'],
  ['libs/platform'],
  ['migrations'],
  ['libs/audit'],
  ['libs/identity'],
  ['libs/plan'],
  ['libs/projects'],
  ['libs/finance/budget', 'libs/finance/ledger', 'libs/finance/imports', 'libs/milestones'],
  ['libs/findings'],
  ['libs/returns'],
  ['libs/alerts'],
  ['libs/reports'],
  ['libs/installation'],
  ['apps/api', 'apps/cli', 'apps/standalone', 'apps/web', 'apps/worker'],
];

const STRANGERS = [
  [/^libs\/finance\//, /^libs\/milestones$/],
  [/^libs\/milestones$/, /^libs\/finance\//],
  // The browser gets the server's words from the OpenAPI document alone.
  [/^apps\/web$/, /^(libs|migrations)/],
  // One process is made of the others; otherwise each app runs by itself.
  [/^apps\/(?!standalone$)/, /^apps\//],
  [/^apps\/standalone$/, /^apps\/web$/],
];

/** Folders that have a place in the order of directions. */
export const rooms = FLOORS.flat();

/** The room that a file stands in, or undefined for one that stands nowhere in the order. */
export const roomOf = (file) => rooms.find((room) => file.startsWith(`${room}/`));

/** Whether a file of one room may import the front door of another. */
export function mayImport(from, to) {
  if (from === to) return true;
  const floorOf = (room) => FLOORS.findIndex((floor) => floor.includes(room));
  return (
    floorOf(from) >= floorOf(to) &&
    !STRANGERS.some(([one, other]) => one.test(from) && other.test(to))
  );
}
