import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Schema } from './api.js';
import { usePages } from './paged.js';
import { dataOf } from './problem.js';
import { useRequestKey } from './request-key.js';

export type Meeting = Schema<'MeetingDto'>;
export type MeetingDetail = Schema<'MeetingDetailDto'>;
export type MeetingDecision = Schema<'MeetingDecisionDto'>;
export type Agenda = Schema<'AgendaDto'>;
export type AgendaPoint = Schema<'AgendaPointDto'>;
export type AgendaDecision = Schema<'AgendaDecisionDto'>;
export type NewMeeting = Schema<'NewMeetingDto'>;
export type NewMeetingDecision = Schema<'NewMeetingDecisionDto'>;

const MEETINGS = 'meetings';
const PAGE = 50;

/** Loads the meetings that the user may read, the latest day first. */
export const useMeetings = () =>
  usePages<Meeting>([MEETINGS, 'list'], (cursor) =>
    dataOf(api.GET('/api/meetings', { params: { query: { limit: PAGE, cursor } } })),
  );

/** Loads a meeting with its agenda and what it decided. */
export const useMeeting = (id: string) =>
  useQuery({
    queryKey: [MEETINGS, id],
    queryFn: () => dataOf(api.GET('/api/meetings/{id}', { params: { path: { id } } })),
  });

/** Plans a meeting. */
export function usePlanMeeting() {
  const requestKey = useRequestKey();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: NewMeeting) =>
      dataOf(
        api.POST('/api/meetings', { params: { header: { 'Idempotency-Key': requestKey } }, body }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: [MEETINGS] }),
  });
}

/** Opens a meeting, whose agenda stays as it is then. */
export function useOpenMeeting(id: string) {
  const requestKey = useRequestKey();
  const client = useQueryClient();
  return useMutation({
    mutationFn: () =>
      dataOf(
        api.POST('/api/meetings/{id}/opening', {
          params: { path: { id }, header: { 'Idempotency-Key': requestKey } },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: [MEETINGS] }),
  });
}

/** Records what a meeting decided, which becomes an item of supervision. */
export function useRecordDecision(id: string) {
  const requestKey = useRequestKey();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: NewMeetingDecision) =>
      dataOf(
        api.POST('/api/meetings/{id}/decisions', {
          params: { path: { id }, header: { 'Idempotency-Key': requestKey } },
          body,
        }),
      ),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: [MEETINGS] });
      await client.invalidateQueries({ queryKey: ['supervision'] });
    },
  });
}
