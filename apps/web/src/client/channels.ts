import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, type Schema } from './api.js';
import { usePages } from './paged.js';
import { dataOf } from './problem.js';
import { useRequestKey } from './request-key.js';

export type Channel = Schema<'ChannelDto'>;
export type ChannelKind = Channel['kind'];
export type AddedChannel = Schema<'AddedChannelDto'>;

const CHANNELS = ['alert-channels'] as const;

/** Where the reader's digests go besides mail, newest first. */
export const useChannels = () =>
  usePages<Channel>(CHANNELS, (cursor) =>
    dataOf(api.GET('/api/me/alert-channels', { params: { query: { cursor } } })),
  );

/** Makes a channel, once a test message has arrived there; a webhook's signing secret is in the answer, in one to the same request soon after, and never again. */
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

/** Ends one of the reader's own channels. */
export function useEndChannel() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      dataOf(api.DELETE('/api/me/alert-channels/{id}', { params: { path: { id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: CHANNELS }),
  });
}
