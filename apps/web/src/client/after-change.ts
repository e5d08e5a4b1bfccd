import { useQueryClient } from '@tanstack/react-query';
import { projectKey } from './projects.js';

/**
 * Returns a function that invalidates cached data after a change of the project. Its promise
 * resolves when the data on screen has been reloaded.
 */
export function useAfterChange(projectId: string): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await Promise.all(
      [
        projectKey(projectId),
        ['projects'],
        ['alerts'],
        ['spend'],
        ['ledger-proposals'],
        ['change-requests'],
        ['layers'],
        ['budget-filings'],
      ].map((queryKey) => client.invalidateQueries({ queryKey })),
    );
  };
}
