import { describe, expect, it } from '@jest/globals';
import { QueryFailedError } from 'typeorm';
import { loggedError, openLog } from './log.js';
import { NestLog } from './nest-log.js';

describe('the log', () => {
  it('is one JSON line per event, whoever speaks', () => {
    const lines: string[] = [];
    const log = openLog('info', 'api', { write: (line) => void lines.push(line) });
    const nest = new NestLog(log);
    log.info({ requestId: 'r' }, 'request');
    nest.log('Nest application successfully started', 'NestApplication');
    nest.error('broken', 'Error: broken\n    at x', 'SomeModule');
    expect(lines.map((line) => JSON.parse(line) as object)).toEqual([
      { level: 'info', time: expect.any(String), process: 'api', requestId: 'r', msg: 'request' },
      {
        level: 'error',
        time: expect.any(String),
        process: 'api',
        context: 'SomeModule',
        stack: 'Error: broken\n    at x',
        msg: 'broken',
      },
    ]);
  });
});

describe('an error in the log', () => {
  it('comes with its statement and without the values that went into it', () => {
    const driver = Object.assign(new Error('duplicate key'), {
      code: '23505',
      detail: 'Key (email)=(canary@x.example) already exists.',
    });
    const text = JSON.stringify(
      loggedError(
        new Error('saving', {
          cause: new QueryFailedError('INSERT INTO people VALUES ($1)', ['canary'], driver),
        }),
      ),
    );
    expect(text).toMatch(/INSERT INTO people.*/);
    expect(text).toContain('23505');
    expect(text).not.toContain('canary');
  });
});
