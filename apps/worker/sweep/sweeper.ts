import type { Log } from '#platform';

/** One thing the sweeper looks after. */
export interface SweepStep {
  name: string;
  run(): Promise<void>;
  /** Whether it is done on a full disk too: it saves next to nothing, and somebody waits for it. */
  alsoWithoutRoom?: boolean;
}

/**
 * Looks after everything that the queue may have forgotten, by a plain timer outside the queue.
 * Steps run one after another; one that fails is logged and keeps none of the others from running.
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

  /** Sweeps now, or joins the sweep under way. */
  sweep(): Promise<void> {
    this.sweeping ??= this.runSteps().finally(() => {
      this.sweeping = null;
    });
    return this.sweeping;
  }

  /** Sweeps again and again; the pause begins when a sweep has ended, so that slow ones do not pile up. */
  start(): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      void this.sweep().finally(() => this.start());
    }, this.everyMs);
  }

  /** Ends the sweeping, and waits for the step under way. */
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
