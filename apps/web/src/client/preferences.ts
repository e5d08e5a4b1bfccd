import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Schema } from './api.js';
import { taggedOf } from './tagged.js';

/** The reader's notification preferences with their ETag, which a later change has to send. */
export type Preferences = Schema<'PreferencesDto'> & { etag: string };
export type WantedPreferences = Schema<'PreferencesChangeDto'>;

const PREFERENCES = ['alert-preferences'] as const;

/** The reader's notification preferences. */
export const usePreferences = () =>
  useQuery({
    queryKey: PREFERENCES,
    queryFn: (): Promise<Preferences> => taggedOf(api.GET('/api/me/alert-preferences')),
  });

/**
 * Changes the reader's notification preferences. When another window changed them since they were
 * loaded, the server rejects the change and they are reloaded.
 */
export function useChangePreferences() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({
      etag,
      wanted,
    }: {
      etag: string;
      wanted: WantedPreferences;
    }): Promise<Preferences> =>
      taggedOf(
        api.PUT('/api/me/alert-preferences', {
          params: { header: { 'If-Match': etag } },
          body: wanted,
        }),
      ),
    onSuccess: (now) => client.setQueryData(PREFERENCES, now),
    onError: () => client.invalidateQueries({ queryKey: PREFERENCES }),
  });
}
