/**
 * Worker thread that acts as an ordinary user while bench/hostile.mjs attacks the server. Sends one
 * request after another, with a pause between, and records the response times.
 */
import { parentPort, workerData } from 'node:worker_threads';

const { url, headers, pauseMs } = workerData;
let waits = null;

parentPort.on('message', (what) => {
  if (what === 'begin') waits = [];
  if (what === 'count') parentPort.postMessage(waits.length);
  if (what === 'end') {
    parentPort.postMessage(waits);
    waits = null;
  }
});

while (true) {
  const since = performance.now();
  const answer = await fetch(url, { headers }).catch(() => null);
  await answer?.arrayBuffer().catch(() => undefined);
  waits?.push(answer?.status === 200 ? performance.now() - since : Infinity);
  await new Promise((resolve) => setTimeout(resolve, pauseMs));
}
