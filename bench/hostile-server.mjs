/**
 * The server process of bench/hostile: API and worker in one process, as in `npm start`. On request
 * it reports to its parent how long its event loop was blocked and how much memory it used; the
 * program itself has no such interface.
 */
import 'reflect-metadata';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createWorker } from '../dist/apps/worker/create-worker.js';
import { openBench } from './bench-tracker.mjs';

const SAMPLE_MS = 20;
const MIB = 1024 * 1024;
const NS_PER_MS = 1e6;

const bench = await openBench({ poolSize: 10 });
const worker = await createWorker({ settings: bench.settings });
const delay = monitorEventLoopDelay({ resolution: 10 });
delay.enable();
let peak = 0;
const sampler = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss());
}, SAMPLE_MS);

process.on('message', async (what) => {
  if (what === 'begin') {
    globalThis.gc?.();
    delay.reset();
    peak = process.memoryUsage.rss();
    process.send({ rssMiB: Math.round(peak / MIB) });
  }
  if (what === 'end') {
    const figures = { p99: delay.percentile(99), max: delay.max };
    process.send({
      peakMiB: Math.round(peak / MIB),
      loopP99Ms: Math.round(figures.p99 / NS_PER_MS),
      loopMaxMs: Math.round(figures.max / NS_PER_MS),
    });
  }
  if (what === 'close') {
    clearInterval(sampler);
    await worker.close();
    await bench.close();
    process.exit(0);
  }
});
process.send({ url: bench.url, superuserUrl: bench.superuserUrl, accounts: bench.accounts() });
