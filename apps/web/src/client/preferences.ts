import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Schema } from './api.js';
import { taggedOf } from './tagged.js';

/** How the reader wants to be told of alerts, with the tag of what was read. */
export type Preferences = Schema<'PreferencesDto'> & { etag: string };
export type WantedPreferences = Schema<'PreferencesChangeDto'>;

const PREFERENCES = ['alert-preferences'] as const;

/** How the reader is told of alerts. */
export const usePreferences = () =>
  useQuery({
    queryKey: PREFERENCES,
    queryFn: (): Promise<Preferences> => taggedOf(api.GET('/api/me/alert-preferences')),
  });

/** Changes how the reader is told, over what they read; refused when another window was faster, and then read again. */
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
