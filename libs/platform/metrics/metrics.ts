import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** Upper bounds of the classes of durations, in seconds. */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** A value with its labels. */
export interface Measured {
  value: number;
  labels?: Record<string, string>;
}

/** What a metric is called, what it means, and which labels its values have. */
export interface MetricName {
  name: string;
  help: string;
  labelNames?: readonly string[];
}

/**
 * Figures about a running process for Prometheus: its memory, processor time and event loop, the
 * requests it answered, the jobs it ran, and whatever else {@link Metrics.add} was given. One object
 * serves all parts of a process. No label ever holds an id, an address or the name of a person.
 */
export class Metrics {
  private readonly registry = new Registry();
  private readonly refreshes: (() => Promise<void>)[] = [];
  private readonly requests = new Histogram({
    name: 'tracker_http_request_seconds',
    help: 'Time from the arrival of a request to the end of its answer',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers: [this.registry],
  });
  private readonly jobs = new Histogram({
    name: 'tracker_job_seconds',
    help: 'Time that a job of the queue took',
    labelNames: ['job', 'outcome'],
    buckets: SECONDS,
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  /** Notes an answered request. `route` is the pattern of the route, such as `/api/projects/:id`. */
  noteRequest(labels: { method: string; route: string; status: number }, seconds: number): void {
    this.requests.observe({ ...labels, status: String(labels.status) }, seconds);
  }

  /** Notes a job that has ended. */
  noteJob(labels: { job: string; outcome: 'done' | 'failed' }, seconds: number): void {
    this.jobs.observe(labels, seconds);
  }

  /**
   * Adds metrics whose values are read anew for every scrape, by one function for all of them.
   * While `read` fails, these metrics have no values, because an old value would be a wrong one.
   * @param read returns the values by the name of the metric; a metric that it leaves out has none.
   */
  add(names: readonly MetricName[], read: () => Promise<Record<string, Measured[]>>): void {
    this.refreshes.push(async () => {
      const values = await read().catch((): Record<string, Measured[]> => ({}));
      for (const one of names) this.replace(one, values[one.name] ?? []);
    });
  }

  /** Replaces a metric. The library would show 0 for one without a value, which is not the same. */
  private replace({ name, help, labelNames = [] }: MetricName, values: readonly Measured[]): void {
    this.registry.removeSingleMetric(name);
    if (values.length === 0) return;
    const registers = [this.registry];
    const gauge = new Gauge({ name, help, labelNames: [...labelNames], registers });
    for (const { value, labels = {} } of values) gauge.set(labels, value);
  }

  /** Media type of {@link text}. */
  get mediaType(): string {
    return this.registry.contentType;
  }

  /** Returns all values in the text format of Prometheus. */
  async text(): Promise<string> {
    await Promise.all(this.refreshes.map((refresh) => refresh()));
    return this.registry.metrics();
  }
}
