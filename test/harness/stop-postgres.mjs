/** Ends what start-postgres.mjs began. */
export default async function stopPostgres() {
  await globalThis.stopTestPostgres?.();
}
