import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { alertsChanged } from './alerts.js';
import { api, type Schema } from './api.js';
import { dataOf } from './problem.js';

/**
 * Loads the alert to which a link in a mail refers. The token of the link is sent in the request
 * body, never in a URL. Loading the alert does not use up the link.
 */
export const useLinkedAlert = (token: string) =>
  useQuery({
    queryKey: ['acknowledge-link', token],
    enabled: token !== '',
    staleTime: Infinity,
    gcTime: 0,
    queryFn: () => dataOf(api.POST('/api/acknowledge-links/look', { body: { token } })),
  });

/**
 * Acknowledges the alert of a mailed link with the day by which its cause will be resolved. The
 * link cannot be used again.
 */
export function useAcknowledgeByLink() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schema<'LinkAnswerDto'>) =>
      dataOf(api.POST('/api/acknowledge-links/use', { body })),
    onSuccess: () => alertsChanged(client),
    gcTime: 0,
  });
}
