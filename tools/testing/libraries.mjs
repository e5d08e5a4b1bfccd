import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from '../checkout.mjs';

const CACHE = path.join(root, 'node_modules/.cache/tracker-test-libraries');
/** Packages of many small files, as our code and the tests name them. */
const LIBRARIES = [
  '@fastify/cookie', '@fastify/helmet', '@fastify/multipart', '@fastify/static', '@nestjs/common', '@nestjs/core', '@nestjs/platform-fastify', '@nestjs/swagger',
  'bullmq', 'class-transformer', 'class-validator', 'csv-parse', 'csv-parse/sync', 'fastify', 'hucre/xlsx', 'ioredis', 'mailparser', 'nodemailer', 'pg', 'pg-copy-streams',
  'pino', 'rxjs', 'smtp-server', 'typeorm', 'typeorm/driver/postgres/PostgresDriver.js',
];
/** Left to be found when asked for: what adds itself to the global object, and what is optional to a library and not installed here. */
const LEFT_OUT = ['reflect-metadata', 'pg-native', /^@nestjs\/(microservices|websockets)/, /^swagger-ui-dist/];

/**
 * Jest gives every test file its own copy of every module, and of vm modules Node 20 never lets go. So the libraries'
 * two thousand files are put together into some forty once per installation, each still with a copy per test file.
 * @returns for Jest's `moduleNameMapper`: where to find each of these packages.
 */
export async function bundledLibraries() {
  const stamp = createHash('sha256').update(readFileSync(path.join(root, 'package-lock.json'))).update(readFileSync(fileURLToPath(import.meta.url))).digest('hex').slice(0, 16);
  const folder = path.join(CACHE, stamp);
  if (!existsSync(folder)) await bundleInto(folder);
  return Object.fromEntries(LIBRARIES.map((name) => [`^${name.replaceAll('.', '\\.')}$`, path.join(folder, fileOf(name))]));
}

const entryOf = (name) => name.replaceAll(/[@/.]/g, '_');
const fileOf = (name) => `${entryOf(name)}.cjs`;

async function bundleInto(folder) {
  const { build } = await import('vite');
  mkdirSync(CACHE, { recursive: true });
  const draft = mkdtempSync(path.join(CACHE, 'draft-'));
  await build({
    root, configFile: false, logLevel: 'error', ssr: { noExternal: true, target: 'node' },
    build: {
      // CommonJS, which Nest and its like also load by `require`; unchanged otherwise, so that a stack can be read.
      ssr: true, target: 'node20', minify: false, outDir: draft, emptyOutDir: true,
      rollupOptions: {
        input: Object.fromEntries(LIBRARIES.map((name) => [entryOf(name), name])),
        external: [/^node:/, ...builtinModules, ...LEFT_OUT],
        preserveEntrySignatures: 'strict',
        output: { format: 'cjs', exports: 'auto', entryFileNames: '[name].cjs', chunkFileNames: '[name]-[hash].cjs' },
      },
    },
  });
  try {
    renameSync(draft, folder);
  } catch (error) {
    // Another run of this checkout was faster.
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}
