import { onRightNode } from './right-node.mjs';

/** The benchmarks in `bench/` by name, each with a description of what it compares. */
const BENCHES = {
  alerts: 'evaluating the alerts of a portfolio, against bare SQL; --large',
  approvals: 'deciding in bulk and listing what waits, against bare statements; decide, list',
  hostile: 'hostile requests, against an ordinary user beside them; --only "sign-in"',
  ledger: 'posting and totals, against bare INSERTs; single, batch, totals, --large',
  'ledger-verify': 'verifying a ledger, against hashing alone; number of entries',
  milestones:
    'float and critical path, and re-forecasts of many, against bare ones; schedule, reforecast',
  move: 'the migration of the ledger, against a bare copy of its entries; number of entries',
  projects:
    'a list of projects from Excel, brought in and approved, against one INSERT; --projects=10000',
  reports:
    'the spend report for readers of different scope, against a plain sum; --entries=1000000',
  scope: 'reading a project, against the same without access control',
  'scope-statements':
    'what row-level security adds to statements, a transfer, a scope of many; number of entries',
  spend: 'the spend report, against its first renderer; --entries 300000, --explain',
};

/**
 * Runs `npm run bench -- <name> [--compare] [arguments of the benchmark]`. With `--compare`, prints
 * for each figure in docs/performance.md whether the benchmark reached it, and fails if a figure
 * became worse.
 */
async function bench([name, ...rest]) {
  const { Failure } = await import('./failure.mjs');
  if (!Object.hasOwn(BENCHES, name ?? ''))
    throw new Failure(
      `Name one of: ${Object.entries(BENCHES)
        .map(([each, what]) => `${each} (${what})`)
        .join('; ')}.`,
    );
  const { ensureInstalled } = await import('./install.mjs');
  await ensureInstalled();
  const { ensureBuilt } = await import('./build.mjs');
  await ensureBuilt({ serverOnly: true });
  const { code, output } = await measure(
    name,
    rest.filter((argument) => argument !== '--compare'),
  );
  if (code !== 0) process.exit(code);
  process.exit(rest.includes('--compare') ? await compare(name, output) : 0);
}

/** Runs a benchmark and prints its output. */
async function measure(name, args) {
  const { spawn } = await import('node:child_process');
  const { root } = await import('./checkout.mjs');
  const { endBySignal, ended } = await import('./children.mjs');
  const child = spawn(process.execPath, ['--expose-gc', `bench/${name}.mjs`, ...args], {
    cwd: root,
    stdio: ['inherit', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (text) => {
    output += text;
    process.stdout.write(text);
  });
  const { code, received } = await ended(child);
  if (received) await endBySignal(received);
  return { code: code ?? 1, output };
}

/**
 * Compares the output with docs/performance.md and prints the result.
 * @returns the exit code.
 */
async function compare(name, output) {
  const { readFileSync } = await import('node:fs');
  const path = await import('node:path');
  const { root } = await import('./checkout.mjs');
  const { compared, figuresOf, keptFigures } = await import('./testing/bench-figures.mjs');
  const kept = keptFigures(readFileSync(path.join(root, 'docs/performance.md'), 'utf8'));
  const lines = compared(
    kept.filter((figure) => figure.bench === name),
    figuresOf(output),
  );
  process.stdout.write(
    lines.length === 0
      ? `docs/performance.md has no figure of ${name}\n`
      : `${lines.map(({ text }) => text).join('\n')}\n`,
  );
  return lines.length > 0 && lines.every(({ isKept }) => isKept) ? 0 : 1;
}

onRightNode(() => bench(process.argv.slice(2)));
