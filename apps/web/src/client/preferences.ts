import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Schema } from './api.js';
import { taggedOf } from './tagged.js';

/**
 * The signed-in user's notification preferences with their ETag. A later change has to send the
 * ETag, so that the server can detect conflicts.
 */
export type Preferences = Schema<'PreferencesDto'> & { etag: string };
export type WantedPreferences = Schema<'PreferencesChangeDto'>;

const PREFERENCES = ['alert-preferences'] as const;

/** Loads the signed-in user's notification preferences. */
export const usePreferences = () =>
  useQuery({
    queryKey: PREFERENCES,
    queryFn: (): Promise<Preferences> => taggedOf(api.GET('/api/me/alert-preferences')),
  });

/**
 * Changes the signed-in user's notification preferences. When the preferences were changed in
 * another window since they were loaded, the server rejects the change, and the preferences are
 * reloaded.
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
