import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from './api.js';
import { dataOf } from './problem.js';

const FEED = ['calendar-feed'] as const;

/** Loads whether the user has given out the address of their calendar. */
export const useCalendarFeed = () =>
  useQuery({ queryKey: FEED, queryFn: () => dataOf(api.GET('/api/me/calendar-feed')) });

/** Makes the address of the user's calendar; the former one ends. */
export function useOpenCalendarFeed() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => dataOf(api.POST('/api/me/calendar-feed')),
    onSuccess: () => client.invalidateQueries({ queryKey: FEED }),
  });
}

/** Revokes the address of the user's calendar. */
export function useEndCalendarFeed() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => dataOf(api.DELETE('/api/me/calendar-feed')),
    onSuccess: () => client.invalidateQueries({ queryKey: FEED }),
  });
}
