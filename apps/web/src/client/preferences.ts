import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Schema } from './api.js';
import { taggedOf } from './tagged.js';

/** The reader's notification preferences with the ETag of the version that was read. */
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
 * Changes the version of the preferences that was read. When another window changed them since, the
 * server rejects that and they are reloaded.
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
