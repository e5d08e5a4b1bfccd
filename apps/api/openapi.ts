import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#platform/program';
import { describeApi } from './describe-api.js';

/**
 * Writes the API's description to `docs/openapi.json`, from which the web app's client is
 * generated; with `--print` to standard output.
 */
const description = await describeApi();
if (process.argv.includes('--print')) process.stdout.write(description);
else {
  mkdirSync(join(projectRoot, 'docs'), { recursive: true });
  writeFileSync(join(projectRoot, 'docs', 'openapi.json'), description);
}
