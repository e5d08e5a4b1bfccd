import { type DoctorCheck, examine, failedCheck } from '#installation';
import type { Settings } from '#platform/config';
import { StartupError } from '#platform/program';
import type { Answer } from '../answer.js';
import { givenSettings } from '../session.js';

/**
 * `tracker doctor`: looks at settings, disk, database, clock, connections, schema, queue, worker,
 * mail, files, keys, the last backup and the newest checkpoint, and says of each how it is and what
 * mends it. The exit code is 1 when something has failed.
 */
export async function doctor(): Promise<Answer> {
  const checks = await examined();
  const isFailed = checks.some(({ status }) => status === 'failed');
  return {
    lines: checks.map(wordCheck),
    data: { status: isFailed ? 'failed' : 'ok', checks },
    exitCode: isFailed ? 1 : 0,
  };
}

async function examined(): Promise<DoctorCheck[]> {
  let settings: Settings;
  try {
    settings = givenSettings();
  } catch (error) {
    if (!(error instanceof StartupError)) throw error;
    return [failedCheck('settings', error.message, 'Correct the settings.')];
  }
  return examine(settings);
}

const wordCheck = ({ name, status, what, mend }: DoctorCheck): string =>
  `${status.padEnd(7)}  ${name.padEnd(11)}  ${what}${mend === null ? '' : ` — ${mend}`}`;
