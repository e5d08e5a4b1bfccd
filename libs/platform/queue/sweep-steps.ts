import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { StartupError } from '../program/startup-error.js';

/** One periodic task of the sweeper. */
export interface SweepStep {
  name: string;
  run(): Promise<void>;
  /**
   * Whether the task runs even while the disk is full. Only for tasks that write almost nothing and
   * are needed then, such as reporting that the disk is full.
   */
  alsoWithoutRoom?: boolean;
}

/**
 * Stages in which the periodic tasks of all domains run, in this order: preparation for all other
 * tasks (`begin`), evaluations that were missed, enqueuing of lost jobs, detection of faults of the
 * program, signing and verification (`prove`), and deletion of old data. Tasks of one stage run in
 * the order in which their modules provide them.
 */
export const SWEEP_STAGES = ['begin', 'evaluate', 'enqueue', 'watch', 'prove', 'tidy'] as const;

/** Options of the decorator {@link Sweeps} about the task that the class runs. */
export interface SweepTask extends Omit<SweepStep, 'run'> {
  stage: (typeof SWEEP_STAGES)[number];
  /** Shortest time in ms between two runs of the task; by default it runs with every sweep. */
  restMs?: number;
}

/** A periodic task that a domain provides. */
export interface Sweeping {
  run(): Promise<void>;
}

/** Class decorator that registers a provider as a periodic task ({@link Sweeping}). */
export const Sweeps = DiscoveryService.createDecorator<SweepTask>();

/** Collects the periodic tasks of all modules of a process, in the order in which they run. */
@Injectable()
export class SweepSteps implements OnModuleInit {
  private steps: readonly SweepStep[] | null = null;

  constructor(private readonly discovery: DiscoveryService) {}

  /** @throws StartupError that names the tasks that are provided more than once. */
  onModuleInit(): void {
    const names = this.all().map(({ name }) => name);
    const twice = [...new Set(names.filter((name, at) => names.indexOf(name) !== at))];
    if (twice.length > 0)
      throw new StartupError(
        `The program is put together wrongly: ${twice.map((name) => `the periodic task “${name}” is provided more than once`).join('; ')}.`,
      );
  }

  /** Lists the tasks. The list is created only once, because each task stores when it ran last. */
  all(): readonly SweepStep[] {
    this.steps ??= this.discovery
      .getProviders({ metadataKey: Sweeps.KEY })
      .flatMap((wrapper) => {
        const task = this.discovery.getMetadataByDecorator(Sweeps, wrapper);
        return task ? [{ task, work: wrapper.instance as Sweeping }] : [];
      })
      .sort((a, b) => SWEEP_STAGES.indexOf(a.task.stage) - SWEEP_STAGES.indexOf(b.task.stage))
      .map(({ task, work }) => stepOf(task, work));
    return this.steps;
  }
}

function stepOf(
  { name, alsoWithoutRoom = false, restMs = 0 }: SweepTask,
  work: Sweeping,
): SweepStep {
  let ranAt = -Infinity;
  return {
    name,
    alsoWithoutRoom,
    async run() {
      if (performance.now() - ranAt < restMs) return;
      await work.run();
      ranAt = performance.now();
    },
  };
}
