// Test program for the sandbox: reports what input and environment it was given, and whether it may
// read files, write files and start programs.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const tried = (work) => {
  try {
    work();
    return 'done';
  } catch (error) {
    return error.code;
  }
};
let bytes = 0;
for await (const chunk of process.stdin) bytes += chunk.length;
const told = {
  bytes,
  environment: Object.keys(process.env).filter(
    (name) => !['TZ', 'PWD', 'SHLVL', '_', 'OLDPWD'].includes(name),
  ),
  readsElsewhere: tried(() => readFileSync('/etc/passwd')),
  writes: tried(() => writeFileSync(new URL('written.tmp', import.meta.url), 'x')),
  starts: tried(() => spawnSync('/bin/true')),
};
process.stdout.write(`${JSON.stringify(told)}\n{"end":true}\n`);
