import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, type Schema } from './api.js';
import { dataOf } from './problem.js';

/**
 * Transfers projects to another organisation, either all of them or none. Afterwards invalidates
 * the cached project data.
 */
export function useTransfer() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schema<'TransferBody'>) =>
      dataOf(api.POST('/api/projects/hand-over', { body })),
    onSuccess: async () => {
      await Promise.all(
        [['project'], ['projects'], ['alerts'], ['spend']].map((queryKey) =>
          client.invalidateQueries({ queryKey }),
        ),
      );
    },
  });
}
