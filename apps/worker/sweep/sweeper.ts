import type { Log } from '#platform/logging';
import type { SweepStep } from '#platform/queue';

/**
 * Runs periodic tasks, most of which repeat work whose job may have been lost from the queue. The
 * sweeper has a timer of its own, so that it works even when the queue does not. Tasks run one
 * after another; a task that fails is logged and does not stop the others.
 */
export class Sweeper {
  private timer: NodeJS.Timeout | null = null;
  private sweeping: Promise<void> | null = null;
  private stopped = false;

  constructor(
    private readonly steps: () => readonly SweepStep[],
    private readonly everyMs: number,
    private readonly log: Log,
    private readonly hasRoom: () => boolean = () => true,
  ) {}

  /** Runs all tasks now. When a run is in progress, waits for that run instead. */
  sweep(): Promise<void> {
    this.sweeping ??= this.runSteps().finally(() => {
      this.sweeping = null;
    });
    return this.sweeping;
  }

  /** Starts the timer. The pause begins when a run has ended, so that slow runs do not overlap. */
  start(): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      void this.sweep().finally(() => this.start());
    }, this.everyMs);
  }

  /** Stops the timer and waits for the task in progress; the tasks after it are not run. */
  async stop(): Promise<void> {
    this.stopped = true;
    if (this.timer) clearTimeout(this.timer);
    await this.sweeping;
  }

  private async runSteps(): Promise<void> {
    for (const step of this.steps()) {
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
