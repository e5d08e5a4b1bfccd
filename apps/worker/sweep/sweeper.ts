import type { Log } from '#platform';

/** One recurring task of the sweeper. */
export interface SweepStep {
  name: string;
  run(): Promise<void>;
  /**
   * Whether the step also runs while the disk is full: it writes almost nothing, and a user waits
   * for it.
   */
  alsoWithoutRoom?: boolean;
}

/**
 * Repeats work whose job may have been lost in the queue, driven by a timer that does not depend on
 * the queue. Steps run one after another; a step that fails is logged and does not stop the others.
 */
export class Sweeper {
  private timer: NodeJS.Timeout | null = null;
  private sweeping: Promise<void> | null = null;
  private stopped = false;

  constructor(
    private readonly steps: readonly SweepStep[],
    private readonly everyMs: number,
    private readonly log: Log,
    private readonly hasRoom: () => boolean = () => true,
  ) {}

  /** Runs all steps at once, or waits for the run in progress. */
  sweep(): Promise<void> {
    this.sweeping ??= this.runSteps().finally(() => {
      this.sweeping = null;
    });
    return this.sweeping;
  }

  /**
   * Starts periodic runs. The pause begins when a run has ended, so that slow runs do not overlap.
   */
  start(): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      void this.sweep().finally(() => this.start());
    }, this.everyMs);
  }

  /** Stops periodic runs and waits for the step in progress. */
  async stop(): Promise<void> {
    this.stopped = true;
    if (this.timer) clearTimeout(this.timer);
    await this.sweeping;
  }

  private async runSteps(): Promise<void> {
    for (const step of this.steps) {
      if (this.stopped) return;
      if (!step.alsoWithoutRoom && !this.hasRoom()) continue;
      try {
        await step.run();
      } catch (error) {
        this.log.error({ step: step.name, err: error }, 'sweep.step-failed');
      }
    }
  }
}
