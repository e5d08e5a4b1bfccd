import { CommanderError } from 'commander';
import { Problem, wordProblemCode } from '#platform/problem';
import { StartupError, WrongUse } from '#platform/program';
import { PlanFileRefused } from '#plan';
import { writeAnswer } from './answer.js';
import { buildCli } from './cli.js';

/**
 * Runs the command in the arguments. Returns the exit code: 0 for success, 1 for an error or a
 * failed check, 2 for wrong usage.
 */
async function main(): Promise<number> {
  let exitCode = 0;
  try {
    await buildCli((answer, json) => {
      writeAnswer(answer, json);
      exitCode = answer.exitCode ?? 0;
    }).parseAsync(process.argv);
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof Problem)
      process.stderr.write(
        `${wordProblemCode(error.code, error.facts, 'en')}${error.errors.map((field) => ` (${field.path}: ${field.accepted ?? field.code})`).join('')}\n`,
      );
    else if (error instanceof StartupError || error instanceof PlanFileRefused)
      process.stderr.write(`${error.message}\n`);
    else
      process.stderr.write(
        `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
      );
    return error instanceof WrongUse ? 2 : 1;
  }
}

process.exitCode = await main();
