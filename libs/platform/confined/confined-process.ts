import { type ChildProcess, spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { readFileSync, writeFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { projectRoot } from '../program/project-root.js';

/**
 * Resource limits of a confined process, that is, of a separate process with few permissions.
 * `heapMegabytes` limits JavaScript values; `memoryMegabytes` limits all memory, including these.
 */
export interface ConfinedLimits {
  heapMegabytes: number;
  memoryMegabytes: number;
  cpuSeconds: number;
  wallSeconds: number;
  outputBytes: number;
}

/**
 * A program to be run as a confined process (a separate process with few permissions), and its
 * limits. `entry` is its JavaScript file, as an absolute path or relative to the checkout.
 */
export interface ConfinedProgram {
  entry: string;
  limits: ConfinedLimits;
}

/**
 * Why a confined process ended before its work was complete: one of its limits, or another failure
 * (`broken`: exit code, signal, invalid output).
 */
export type ConfinedEnd = 'memory' | 'processor-time' | 'time' | 'output' | 'broken';

/**
 * Thrown when a confined process did not finish. Running it again with the same input would
 * probably fail in the same way.
 */
export class ConfinedEnded extends Error {
  override readonly name = 'ConfinedEnded';
  constructor(
    readonly end: ConfinedEnd,
    detail: string,
  ) {
    super(`a confined process was ended (${end}): ${detail}`);
  }
}

/** Largest length in bytes of a message, which is one line of output of a confined process. */
const MESSAGE_BYTES_MAX = 4 * 1024 * 1024;
/** Exit code with which the confined program reports that it ran out of memory. */
export const OUT_OF_MEMORY_EXIT = 70;
/** The last line that a confined program writes; without this line it did not finish. */
const LAST_MESSAGE = JSON.stringify({ end: true });
/**
 * Signals that end a process in which V8 (Node's JavaScript engine) ran out of memory; the signal
 * depends on the version of V8.
 */
const MEMORY_SIGNALS: ReadonlySet<string> = new Set(['SIGABRT', 'SIGTRAP', 'SIGILL']);
const SIGNAL_EXIT_CODES: Readonly<Record<number, string>> = {
  132: 'SIGILL',
  133: 'SIGTRAP',
  134: 'SIGABRT',
  152: 'SIGXCPU',
};
const CLOSING_SECONDS = 5;

/**
 * Runs a program in a separate process that has no environment variables, cannot write files or
 * start processes, and is killed when it exceeds a limit. The program reads `input` from standard
 * input and writes one JSON value per line, the last of them `{"end":true}`. The program is paused
 * while the caller does not consume its messages.
 * @throws ConfinedEnded when the program does not finish, whatever the reason; the error of `input`
 * when it cannot be read to its end; another error when the program cannot be started at all.
 */
export async function* confinedMessages(
  { entry, limits }: ConfinedProgram,
  input: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): AsyncGenerator<unknown> {
  const child = start(entry, limits);
  const ended = endOf(child);
  // The promise `ended` is awaited only after the output has ended. Without this handler, a process
  // that could not be started would cause an unhandled rejection in the meantime.
  ended.catch(() => undefined);
  let killedFor: ConfinedEnd | null = null;
  const kill = (reason: ConfinedEnd): void => {
    killedFor ??= reason;
    child.kill('SIGKILL');
  };
  const timer = setTimeout(() => kill('time'), limits.wallSeconds * 1_000);
  const failed: { error?: unknown } = {};
  // A process that ends before reading all input breaks the pipe. That error is ignored here,
  // because the reason for the end of the process is reported below.
  const fed = pipeline(
    Readable.from(wholly(input, child, failed)),
    child.stdin as NodeJS.WritableStream,
  ).catch(() => undefined);
  let finished = false;
  try {
    for await (const line of linesOf(child.stdout as Readable, limits.outputBytes, kill)) {
      if (finished) throw new ConfinedEnded('broken', 'it went on after its last message');
      if (line === LAST_MESSAGE) finished = true;
      else yield parsed(line);
    }
    const { code, signal } = await ended;
    if ('error' in failed) throw failed.error;
    if (killedFor !== null || !finished || code !== 0)
      throw new ConfinedEnded(killedFor ?? endBy(code, signal), `exit ${code ?? signal}`);
  } finally {
    clearTimeout(timer);
    child.kill('SIGKILL');
    await Promise.allSettled([ended, fed]);
  }
}

/**
 * Passes the input to the process. If the input cannot be read to its end, the process is killed
 * before its standard input ends, so that it does not process an incomplete input as if complete.
 */
async function* wholly(
  input: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  child: ChildProcess,
  failed: { error?: unknown },
): AsyncGenerator<Uint8Array> {
  try {
    yield* input;
  } catch (error) {
    failed.error = error;
    child.kill('SIGKILL');
    throw error;
  }
}

/**
 * Starts the confined process. A shell first sets the limits of memory and processor time, where
 * the operating system supports them. The process has its own session, so that Ctrl-C in the
 * terminal does not end it; the program ignores SIGTERM, so that stopping the process group does
 * not end it either.
 */
function start(
  entry: string,
  { heapMegabytes, memoryMegabytes, cpuSeconds }: ConfinedLimits,
): ChildProcess {
  const limits = [
    `-S -t ${cpuSeconds}`,
    `-H -t ${cpuSeconds + CLOSING_SECONDS}`,
    `-d ${(memoryMegabytes + codeRangeMegabytes()) * 1024}`,
    '-c 0',
  ];
  const script = `${limits.map((limit) => `(ulimit ${limit}) 2>/dev/null && ulimit ${limit}`).join('\n')}\nexec "$@"`;
  const options = [`--max-old-space-size=${heapMegabytes}`, ...permissions()];
  const child = spawn(
    '/bin/sh',
    [
      '-c',
      script,
      'confined',
      process.execPath,
      ...options,
      entry.startsWith('/') ? entry : `${projectRoot}/${entry}`,
    ],
    {
      cwd: '/',
      detached: true,
      env: { TZ: 'UTC' },
      stdio: ['pipe', 'pipe', 'ignore'],
    },
  );
  lowerPriority(child);
  return child;
}

/**
 * Gives the child process a lower priority, so that the server can still respond quickly. While
 * both need the same processor, the child process gets about a tenth of its time. At the lowest
 * priority it would get almost nothing, and ordinary files would exceed the time limit. If the
 * operating system does not permit this, the process runs at normal priority.
 */
function lowerPriority({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
    // Where Linux groups processes by session (sched_autogroup_enabled), the priority of a process
    // counts only within its group, and this process is the only one of its session. The group has
    // a priority of its own, which decides how it shares the processor with the server.
    writeFileSync(`/proc/${pid}/autogroup`, String(constants.priority.PRIORITY_BELOW_NORMAL));
  } catch {
    // Ignored: the process then runs at normal priority.
  }
}

/**
 * Returns the flags of Node's permission model, with which the process may only read the program's
 * files, and may neither write files nor start processes.
 */
function permissions(): string[] {
  // The flag is cached, because Node builds the whole set of flags at each access.
  permissionFlag ??=
    ['--permission', '--experimental-permission'].find((name) =>
      process.allowedNodeEnvironmentFlags.has(name),
    ) ?? '';
  return permissionFlag === '' ? [] : [permissionFlag, `--allow-fs-read=${projectRoot}/*`];
}
let permissionFlag: string | undefined;

/**
 * Returns the address space in MiB that this Node version reserves as writable memory for machine
 * code. The memory limit is increased by this amount, because Linux counts it as used although
 * almost none of it is: 510 on Node 24, 0 on Node 20.
 */
function codeRangeMegabytes(): number {
  try {
    const maps = readFileSync('/proc/self/maps', 'utf8');
    const bytes = [...maps.matchAll(/^(\w+)-(\w+) rwxp/gm)].map(
      ([, from = '0', to = '0']) => parseInt(to, 16) - parseInt(from, 16),
    );
    return Math.ceil(bytes.reduce((sum, each) => sum + each, 0) / 2 ** 20);
  } catch {
    return 0;
  }
}

function endOf(child: ChildProcess): Promise<{ code: number | null; signal: string | null }> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
}

function endBy(code: number | null, signal: string | null): ConfinedEnd {
  const by = signal ?? SIGNAL_EXIT_CODES[code ?? 0] ?? '';
  if (by === 'SIGXCPU') return 'processor-time';
  return MEMORY_SIGNALS.has(by) || code === OUT_OF_MEMORY_EXIT ? 'memory' : 'broken';
}

async function* linesOf(
  output: Readable,
  bytesMax: number,
  kill: (reason: ConfinedEnd) => void,
): AsyncGenerator<string> {
  let parts: Buffer[] = [];
  let held = 0;
  let total = 0;
  for await (const chunk of output as AsyncIterable<Buffer>) {
    total += chunk.length;
    if (total > bytesMax) return kill('output');
    let from = 0;
    for (let end = chunk.indexOf(0x0a); end !== -1; end = chunk.indexOf(0x0a, from)) {
      yield Buffer.concat([...parts, chunk.subarray(from, end)]).toString();
      parts = [];
      held = 0;
      from = end + 1;
    }
    parts.push(chunk.subarray(from));
    held += chunk.length - from;
    if (held > MESSAGE_BYTES_MAX) return kill('broken');
  }
  if (held > 0) kill('broken');
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    throw new ConfinedEnded('broken', 'a message is not JSON');
  }
}
