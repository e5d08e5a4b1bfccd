import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, type Schema } from './api.js';
import { usePages } from './paged.js';
import { dataOf } from './problem.js';
import { useRequestKey } from './request-key.js';

export type Channel = Schema<'ChannelDto'>;
export type ChannelKind = Channel['kind'];
export type AddedChannel = Schema<'AddedChannelDto'>;

const CHANNELS = ['alert-channels'] as const;

/** The reader's notification channels besides mail, newest first. */
export const useChannels = () =>
  usePages<Channel>(CHANNELS, (cursor) =>
    dataOf(api.GET('/api/me/alert-channels', { params: { query: { cursor } } })),
  );

/**
 * Creates a channel after a test message has arrived there. A webhook's signing secret is contained
 * in the response, and in that of the same request repeated soon after, but never later.
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

/** Removes one of the reader's own channels. */
export function useEndChannel() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      dataOf(api.DELETE('/api/me/alert-channels/{id}', { params: { path: { id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: CHANNELS }),
  });
}
