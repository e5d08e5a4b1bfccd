import { describe, expect, it } from '@jest/globals';
import { Injectable, Module } from '@nestjs/common';
import { DiscoveryModule, NestFactory } from '@nestjs/core';
import { IsOptional } from 'class-validator';
import { DataSource } from 'typeorm';
import { trackerDomains } from '#installation';
import { DeclarationsModule, type DeclaredSchedule, declareDomain } from '#platform/declarations';
import { StartupError } from '#platform/program';
import { defineJob, HandlesJob, JobHandlers, Sweeps, SweepSteps } from '#platform/queue';

class Nothing {
  @IsOptional() nothing?: string;
}
const job = (name: string) =>
  defineJob(name, {
    queue: 'harbour',
    version: 1,
    payload: Nothing,
    attempts: 1,
    backoff: { type: 'exponential', delay: 1 },
  });
const sail = job('boat.sail');
const moor = job('boat.moor');

const ran: string[] = [];
abstract class Noted {
  run(): Promise<void> {
    ran.push(this.constructor.name);
    return Promise.resolve();
  }
}

@Injectable()
@HandlesJob(sail)
class Sail extends Noted {}

@Injectable()
@HandlesJob(sail)
class SailToo extends Noted {}

@Injectable()
@HandlesJob(moor)
class Moor extends Noted {}

@Injectable()
@Sweeps({ name: 'wash the deck', stage: 'tidy' })
class WashTheDeck extends Noted {}

@Injectable()
@Sweeps({ name: 'light the lamp', stage: 'begin' })
class LightTheLamp extends Noted {}

@Injectable()
@Sweeps({ name: 'wash the deck', stage: 'begin' })
class WashTwice extends Noted {}

@Injectable()
@Sweeps({ name: 'weigh anchor', stage: 'begin', restMs: Infinity })
class WeighAnchor extends Noted {}

interface Harbour {
  jobs?: (typeof sail)[];
  schedules?: DeclaredSchedule[];
  provided?: (new () => object)[];
}

/** Starts a program whose only jobs are those of a domain that the test declares. */
function started({ jobs = [], schedules = [], provided = [] }: Harbour) {
  const others = trackerDomains.map((domain) =>
    declareDomain({ ...domain, jobs: [], schedules: [] }),
  );
  const source = { provide: DataSource, useValue: new DataSource({ type: 'postgres' }) };
  const base = { module: class Base {}, global: true, providers: [source], exports: [DataSource] };
  const program = {
    module: class Program {},
    imports: [
      DiscoveryModule,
      DeclarationsModule.forRoot([...others, declareDomain({ name: 'harbour', jobs, schedules })]),
    ],
    providers: [JobHandlers, SweepSteps, ...provided],
  };
  @Module({ imports: [base, program] })
  class Root {}
  return NestFactory.createApplicationContext(Root, { logger: false, abortOnError: false });
}

describe('the jobs of the program', () => {
  it('are handled by the providers that say so', async () => {
    const context = await started({ jobs: [sail, moor], provided: [Moor, Sail] });
    const handlers = context.get(JobHandlers).all();
    expect(handlers.map((handler) => handler.job.name).sort()).toEqual(['boat.moor', 'boat.sail']);
    ran.length = 0;
    await handlers.find((handler) => handler.job === sail)?.run({ v: 1 });
    expect(ran).toEqual(['Sail']);
  });

  it.each<[string, Harbour, string]>([
    [
      'a declared job has no handler',
      { jobs: [sail, moor], provided: [Sail] },
      'boat.moor needs exactly one handler and has 0',
    ],
    [
      'a job has two handlers',
      { jobs: [sail], provided: [Sail, SailToo] },
      'boat.sail needs exactly one handler and has 2',
    ],
    [
      'a handler is of a job that no domain declares',
      { jobs: [sail], provided: [Sail, Moor] },
      'boat.moor must be in the catalogue once',
    ],
    [
      'a job is declared twice',
      { jobs: [sail, sail], provided: [Sail] },
      'the job boat.sail is declared more than once',
    ],
    [
      'a schedule is of a job that no domain declares',
      { schedules: [{ job: moor, id: 'moorings', pattern: '* * * * * *', tz: 'Asia/Shanghai' }] },
      'no domain declares the job boat.moor',
    ],
    [
      'a periodic task is provided twice',
      { provided: [WashTheDeck, WashTwice] },
      'the periodic task “wash the deck” is provided more than once',
    ],
  ])('stop the start by their name when %s', async (_, harbour, named) => {
    const failed: unknown = await started(harbour).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(StartupError);
    expect(String(failed)).toContain(named);
  });

  it('run periodic tasks by their stage, and those that rest only when they are due', async () => {
    const context = await started({ provided: [WashTheDeck, LightTheLamp, WeighAnchor] });
    ran.length = 0;
    const steps = context.get(SweepSteps).all();
    for (const step of [...steps, ...steps]) await step.run();
    expect(ran).toEqual([
      'LightTheLamp',
      'WeighAnchor',
      'WashTheDeck',
      'LightTheLamp',
      'WashTheDeck',
    ]);
  });
});
