import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { onRightNode } from './right-node.mjs';

const FILE = 'test/e2e/fuzz.e2e-spec.ts';
const USAGE =
  'npm run fuzz -- [--seed N] [--requests N, of each route] [--only "POST /api/projects"]';

/**
 * `npm run fuzz`: sends generated requests to every route of docs/openapi.json. Prints the seed,
 * with which the same requests can be sent again.
 */
async function fuzz() {
  const { Failure } = await import('./failure.mjs');
  const { seed, requests, only } = options(Failure);
  const { ensureInstalled } = await import('./install.mjs');
  await ensureInstalled();
  const { closingLine, isGreen, runJest } = await import('./testing/jest.mjs');
  process.stdout.write(`fuzz: seed ${seed}, ${requests} requests of each route\n`);
  const env = { FUZZ_SEED: seed, FUZZ_REQUESTS: requests, ...(only ? { FUZZ_ONLY: only } : {}) };
  const counts = await runJest([FILE], env);
  process.stdout.write(`${closingLine(counts)}\n`);
  process.exit(isGreen(counts) ? 0 : 1);
}

function options(Failure) {
  try {
    const { values } = parseArgs({
      options: { seed: { type: 'string' }, requests: { type: 'string' }, only: { type: 'string' } },
    });
    const given = {
      seed: values.seed ?? String(randomInt(2 ** 31)),
      requests: values.requests ?? '50',
      only: values.only,
    };
    if (![given.seed, given.requests].every((text) => /^\d{1,10}$/.test(text)))
      throw new Error('a seed and a number of requests are whole numbers');
    return given;
  } catch (error) {
    throw new Failure(`${error.message}. Use it so: ${USAGE}`);
  }
}

onRightNode(() => fuzz());
