import { fileURLToPath } from 'node:url';
import path from 'node:path';
import { createConfig, lint } from '@redocly/openapi-core';
import { root } from './checkout.mjs';

const DESCRIPTION = path.join(root, 'docs/openapi.json');

/**
 * Checks an OpenAPI description by the recommended rules of Redocly. Returns all errors and
 * warnings, one line each, because a warning counts as an error here.
 */
export async function flawsOf(file = DESCRIPTION) {
  const config = await createConfig({ extends: ['recommended'] });
  const found = await lint({ ref: file, config });
  return found.map(
    ({ ruleId, message, location }) => `${ruleId} ${location[0]?.pointer ?? ''}: ${message}`,
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const flaws = await flawsOf(process.argv[2]);
  for (const flaw of flaws) process.stdout.write(`${flaw}\n`);
  process.stdout.write(`openapi: ${flaws.length} flaws\n`);
  process.exitCode = flaws.length === 0 ? 0 : 1;
}
