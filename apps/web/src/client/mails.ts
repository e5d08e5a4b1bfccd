import { useQuery } from '@tanstack/react-query';
import { api, type Schema } from './api.js';
import { usePages } from './paged.js';
import { dataOf } from './problem.js';

export type Mail = Schema<'MailDto'>;

/** Loads the mails that were written to files because no mail server is configured. */
export const useMails = () =>
  usePages<Mail>(['mails'], (cursor) =>
    dataOf(api.GET('/api/mails', { params: { query: { limit: 50, cursor } } })),
  );

/** Loads one mail by the name of its file: its text and the file itself. */
export const useMail = (name: string) =>
  useQuery({
    queryKey: ['mail', name],
    queryFn: () => dataOf(api.GET('/api/mails/{name}', { params: { path: { name } } })),
  });
