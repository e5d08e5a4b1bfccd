import { asService, type TestDatabase } from '../harness/database.js';

/** Returns the ids of the first accounts by the name of their address, such as `manager.city`. */
export async function idsOfAccounts(test: TestDatabase): Promise<Record<string, string>> {
  const people = await asService<{ id: string; email: string }[]>(
    test,
    'SELECT id, email FROM people',
  );
  return Object.fromEntries(
    people.map(({ id, email }) => [email.replace('@tracker.example', ''), id]),
  );
}
