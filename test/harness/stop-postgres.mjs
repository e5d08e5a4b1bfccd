/** Stops the server that start-postgres.mjs started, at the end of a test run. */
export default async function stopPostgres() {
  await globalThis.stopTestPostgres?.();
}
