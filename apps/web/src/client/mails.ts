import { useQuery } from '@tanstack/react-query';
import { api, type Schema } from './api.js';
import { usePages } from './paged.js';
import { dataOf } from './problem.js';

export type Mail = Schema<'MailDto'>;

/** Mails that were written to files because no mail server is configured. */
export const useMails = () =>
  usePages<Mail>(['mails'], (cursor) =>
    dataOf(api.GET('/api/mails', { params: { query: { limit: 50, cursor } } })),
  );

/** One mail: its text and its file. */
export const useMail = (name: string) =>
  useQuery({
    queryKey: ['mail', name],
    queryFn: () => dataOf(api.GET('/api/mails/{name}', { params: { path: { name } } })),
  });
