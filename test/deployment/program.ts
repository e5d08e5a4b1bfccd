import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { projectRoot } from '#platform/program';
import { buildCli } from '../../apps/cli/cli.js';

/** Checks whether a built file, such as `dist/apps/api/main.js`, has a source file. */
export const hasSource = (built: string): boolean =>
  /^dist\/.+\.js$/.test(built) && stands(built.replace(/^dist\/(.+)\.js$/, '$1.ts'));

/** Checks whether a file or folder exists in the checkout. */
export const stands = (path: string): boolean => existsSync(join(projectRoot, path));

/** Lists the paths of the API that accept GET. */
export function readablePaths(): string[] {
  const { paths } = JSON.parse(readFileSync(join(projectRoot, 'docs/openapi.json'), 'utf8')) as {
    paths: Record<string, object>;
  };
  return Object.keys(paths).filter((path) => 'get' in (paths[path] ?? {}));
}

/**
 * Returns the error that the program's command line would report for the given arguments; null when
 * they are valid. Does not run the command.
 */
export function commandLineProblem(words: readonly string[]): string | null {
  let command: Command = buildCli(() => undefined);
  const rest = [...words];
  while (command.commands.length > 0) {
    const name = rest.shift();
    const inner = command.commands.find((each) => each.name() === name);
    if (!inner) return `${command.name()} has no command “${name ?? ''}”`;
    command = inner;
  }
  const strange = rest.find(
    (word) =>
      word.startsWith('-') &&
      !command.options.some(({ long, short }) => word === long || word === short),
  );
  if (strange) return `${command.name()} has no option ${strange}`;
  const given = rest.filter((word) => !word.startsWith('-')).length;
  const needed = command.registeredArguments.filter((argument) => argument.required).length;
  return given < needed || given > command.registeredArguments.length
    ? `${command.name()} takes ${needed} arguments, not ${given}`
    : null;
}
