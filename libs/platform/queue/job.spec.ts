import { describe, expect, it } from '@jest/globals';
import { IsOptional, IsUUID } from 'class-validator';
import { defineJob, InvalidJobPayload, packPayload, unpackPayload } from './job.js';

class MailId {
  @IsUUID() mailId: string;
  @IsOptional() @IsUUID() askedBy?: string;
}
const mailId = '0197d0a2-5b1e-7c44-9a57-3f0f3a9f5c10';
const deliver = defineJob('mail.deliver', {
  queue: 'mail',
  version: 2,
  payload: MailId,
  attempts: 3,
  backoff: { type: 'exponential', delay: 1000 },
});

describe('a job contract', () => {
  it('carries its version and comes back as it went', () => {
    expect(packPayload(deliver, { mailId })).toEqual({ v: 2, mailId });
    expect(unpackPayload(deliver, { v: 2, mailId })).toEqual({ mailId });
  });

  it('reads a payload of an older version, whose new fields are missing', () => {
    expect(unpackPayload(deliver, { v: 1, mailId })).toEqual({ mailId });
  });

  it.each([
    ['a missing id', {}],
    ['an id of the wrong form', { mailId: 'the latest' }],
    ['a field it does not know', { mailId, subject: 'a text has no place in a job' }],
  ])('refuses %s before it is put into the queue', (_, payload) => {
    expect(() => packPayload(deliver, payload as MailId)).toThrow(InvalidJobPayload);
  });

  it.each([
    ['nothing', undefined],
    ['a list', [mailId]],
    ['no version', { mailId }],
    ['a version from the future', { v: 3, mailId }],
    ['an unknown field', { v: 2, mailId, extra: true }],
  ])('refuses %s when it arrives', (_, data) => {
    expect(() => unpackPayload(deliver, data)).toThrow(InvalidJobPayload);
  });

  it('has a name made of a domain and a verb', () => {
    expect(() =>
      defineJob('Deliver', {
        queue: 'mail',
        version: 1,
        payload: MailId,
        attempts: 1,
        backoff: { type: 'exponential', delay: 1 },
      }),
    ).toThrow('domain.verb');
  });
});
