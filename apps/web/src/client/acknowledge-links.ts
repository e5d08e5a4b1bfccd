import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { alertsChanged } from './alerts.js';
import { api, type Schema } from './api.js';
import { dataOf } from './problem.js';

/**
 * The alert that a link in a mail belongs to. The token is sent in the request body, never in a
 * URL. Reading the alert does not use up the link.
 */
export const useLinkedAlert = (token: string) =>
  useQuery({
    queryKey: ['acknowledge-link', token],
    enabled: token !== '',
    staleTime: Infinity,
    gcTime: 0,
    queryFn: () => dataOf(api.POST('/api/acknowledge-links/look', { body: { token } })),
  });

/** Acknowledges the alert of a mail's link with a day, which uses up the link. */
export function useAcknowledgeByLink() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schema<'LinkAnswerDto'>) =>
      dataOf(api.POST('/api/acknowledge-links/use', { body })),
    onSuccess: () => alertsChanged(client),
    gcTime: 0,
  });
}
