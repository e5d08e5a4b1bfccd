import { useQueryClient } from '@tanstack/react-query';
import { projectKey } from './projects.js';

/** Throws away what a change of a project made old; resolves when what is on screen has been read again. */
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
        ['layers'],
        ['budget-filings'],
      ].map((queryKey) => client.invalidateQueries({ queryKey })),
    );
  };
}
