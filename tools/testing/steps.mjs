import { spawn } from 'node:child_process';
import { root } from '../checkout.mjs';
import { endBySignal, ended } from '../children.mjs';

/** Prints the name of a step, runs it and prints its duration. An error of `work` is passed on. */
export async function step(name, work) {
  process.stdout.write(`── ${name}\n`);
  const since = Date.now();
  const result = await work();
  process.stdout.write(`── ${name}: ${secondsSince(since)}\n`);
  return result;
}

/**
 * Runs Node programs in parallel, `lanes` at a time, in the given order. If a program fails, all of
 * its output is printed; if it succeeds, only the lines that match `summary`.
 * @param programs `{ name, args, summary? }[]`
 * @returns names of the failed programs.
 */
export async function runPrograms(programs, { lanes = 2 } = {}) {
  const waiting = [...programs];
  const failed = [];
  const lane = async () => {
    for (let program = waiting.shift(); program; program = waiting.shift()) {
      const since = Date.now();
      const { code, output } = await capture(program);
      const lines =
        code === 0
          ? ((program.summary && program.summary.exec(output)?.[0]) ?? '')
          : output.trimEnd();
      process.stdout.write(
        `── ${program.name}: ${code === 0 ? 'ok' : 'failed'}, ${secondsSince(since)}\n${lines ? `${lines}\n` : ''}`,
      );
      if (code !== 0) failed.push(program.name);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return failed;
}

async function capture({ args }) {
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const pieces = [];
  child.stdout.on('data', (piece) => pieces.push(piece));
  child.stderr.on('data', (piece) => pieces.push(piece));
  const { code, error, received } = await ended(child);
  if (received) return endBySignal(received);
  if (error) return { code: 1, output: String(error) };
  return { code: code ?? 1, output: Buffer.concat(pieces).toString('utf8') };
}

const secondsSince = (since) => `${((Date.now() - since) / 1_000).toFixed(1)} s`;
