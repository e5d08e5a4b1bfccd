import { describe, expect, it } from '@jest/globals';
import { IsOptional } from 'class-validator';
import { StartupError } from '../program/startup-error.js';
import { defineJob, type JobDefinition } from './job.js';
import { checkHandlers, handle, queuesOf } from './workers.js';

class Nothing {
  @IsOptional() nothing?: string;
}
const job = (name: string, queue = 'one'): JobDefinition =>
  defineJob(name, {
    queue,
    version: 1,
    payload: Nothing,
    attempts: 1,
    backoff: { type: 'exponential', delay: 1 },
  });
const scan = job('alerts.scan');
const send = job('mail.send', 'two');
const of = (one: JobDefinition) => handle(one, () => Promise.resolve());

describe('the program refuses to start when', () => {
  it.each([
    [
      'a job has no handler',
      [scan, send],
      [of(scan)],
      'mail.send needs exactly one handler and has 0',
    ],
    [
      'a job has two handlers',
      [scan],
      [of(scan), of(scan)],
      'alerts.scan needs exactly one handler and has 2',
    ],
    [
      'a handler is of a job that is not in the catalogue',
      [scan],
      [of(scan), of(send)],
      'mail.send must be in the catalogue once',
    ],
    [
      'a job is in the catalogue twice',
      [scan, scan],
      [of(scan)],
      'alerts.scan must be in the catalogue once',
    ],
  ])('%s', (_, catalogue, handlers, sentence) => {
    expect(() => checkHandlers(catalogue, handlers)).toThrow(StartupError);
    expect(() => checkHandlers(catalogue, handlers)).toThrow(sentence);
  });

  it('not when each job has its handler', () => {
    expect(() => checkHandlers([scan, send], [of(send), of(scan)])).not.toThrow();
    expect(queuesOf([scan, send, job('alerts.other')])).toEqual(['one', 'two']);
  });
});
