import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, type Schema } from './api.js';
import { usePages } from './paged.js';
import { dataOf } from './problem.js';
import { useRequestKey } from './request-key.js';

export type Channel = Schema<'ChannelDto'>;
export type ChannelKind = Channel['kind'];
export type AddedChannel = Schema<'AddedChannelDto'>;

const CHANNELS = ['alert-channels'] as const;

/** Loads the signed-in user's notification channels other than mail, newest first. */
export const useChannels = () =>
  usePages<Channel>(CHANNELS, (cursor) =>
    dataOf(api.GET('/api/me/alert-channels', { params: { query: { cursor } } })),
  );

/**
 * Creates a notification channel after a test message has arrived there. For a webhook the response
 * contains its signing secret. The secret is returned again only if the same request is repeated
 * soon after.
 */
export function useAddChannel() {
  const client = useQueryClient();
  const requestKey = useRequestKey();
  return useMutation({
    mutationFn: (body: Schema<'NewChannelDto'>) =>
      dataOf(
        api.POST('/api/me/alert-channels', {
          params: { header: { 'Idempotency-Key': requestKey } },
          body,
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: CHANNELS }),
    gcTime: 0,
  });
}

/** Removes one of the signed-in user's own notification channels. */
export function useEndChannel() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      dataOf(api.DELETE('/api/me/alert-channels/{id}', { params: { path: { id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: CHANNELS }),
  });
}
