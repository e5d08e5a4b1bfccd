import { useQuery } from '@tanstack/react-query';
import { api, type Schema, UNATTENDED } from './api.js';
import { dataOf } from './problem.js';

export type Status = Schema<'StatusDto'>;

const EVERY_MS = 15_000;

/** Loads the status of each part of the program, polled every 15 seconds. */
export const useStatus = () =>
  useQuery({
    queryKey: ['status'],
    queryFn: () => dataOf(api.GET('/api/status', UNATTENDED)),
    refetchInterval: EVERY_MS,
  });
