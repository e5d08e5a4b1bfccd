import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { checkStructure } from './check-structure.mjs';

const names = ['values', 'plan', 'ledger', 'milestones', 'reports'];
const sound: Record<string, string> = {
  'package.json': JSON.stringify({
    type: 'module',
    dependencies: { bullmq: '1.0.0' },
    devDependencies: { vite: '1.0.0' },
    imports: {
      '#platform/*': {
        types: './libs/platform/*/index.ts',
        default: './dist/libs/platform/*/index.js',
      },
      ...Object.fromEntries(
        names.map((name) => [
          `#${name}`,
          { types: `./libs/${name}/index.ts`, default: `./dist/libs/${name}/index.js` },
        ]),
      ),
    },
  }),
  'node_modules/bullmq/package.json': '{"name":"bullmq","version":"1.0.0","main":"index.js"}',
  'node_modules/bullmq/index.js': 'exports.Queue = class {};',
  'node_modules/vite/package.json': '{"name":"vite","version":"1.0.0","main":"index.js"}',
  'node_modules/vite/index.js': 'exports.build = 1;',
  'libs/values/index.ts': "export { fen } from './fen.js';",
  'libs/values/fen.ts': 'export const fen = 1n;',
  'libs/platform/queue/index.ts': "export { queue } from './queue.js';",
  'libs/platform/queue/queue.ts': "import { Queue } from 'bullmq'; export const queue = Queue;",
  'libs/plan/index.ts': "export { items } from './queries/items.js';",
  'libs/plan/queries/items.ts': "import { fen } from '#values'; export const items = [fen];",
  'libs/ledger/index.ts': "import { items } from '#plan'; export const ledger = items;",
  'libs/milestones/index.ts': "import { items } from '#plan'; export const milestones = items;",
  'libs/reports/index.ts':
    "import { ledger } from '#ledger'; import { milestones } from '#milestones'; export const report = [ledger, milestones];",
  'migrations/index.ts':
    "import { queue } from '#platform/queue'; export const migrations = [queue];",
  'apps/api/main.ts': "import { report } from '#reports'; console.log(report, process.env);",
  'apps/worker/tick.ts': "import { Queue } from 'bullmq'; export const tick = Queue;",
  'apps/standalone/main.ts': "import { tick } from '../worker/tick.js'; console.log(tick);",
  'apps/web/src/page.tsx': "import { text } from './text'; export const page = text;",
  'apps/web/src/text.ts': "export const text = '';",
  'test/e2e/api.e2e-spec.ts':
    "import { items } from '../../libs/plan/queries/items.js'; import { Queue } from 'bullmq'; console.log(items, Queue, process.env);",
};

/**
 * Test cases: a file to add or replace in a correct checkout, and the violation that must be
 * reported.
 */
const unsound: [what: string, files: Record<string, string>, said: string | RegExp][] = [
  [
    'a lib imports upward',
    {
      'libs/plan/queries/items.ts':
        "import { report } from '#reports'; export const items = [report];",
    },
    'libs/plan may not import this folder',
  ],
  [
    'a lib imports upward for a type only',
    {
      'libs/values/fen.ts':
        "import type { items } from '#plan'; export const fen: typeof items = [];",
    },
    'libs/values may not import this folder',
  ],
  [
    'a lib imports an app',
    {
      'libs/reports/page.ts':
        "import { tick } from '../../apps/worker/tick.js'; export const page = tick;",
    },
    'libs/reports may not import this folder',
  ],
  [
    'a migration imports the plan',
    { 'migrations/index.ts': "import { items } from '#plan'; export const migrations = items;" },
    'migrations may not import this folder',
  ],
  [
    'money knows days',
    {
      'libs/ledger/index.ts':
        "import { milestones } from '#milestones'; export const ledger = milestones;",
    },
    'libs/ledger may not import this folder',
  ],
  [
    'days know money',
    {
      'libs/milestones/index.ts':
        "import { ledger } from '#ledger'; export const milestones = ledger;",
    },
    'libs/milestones may not import this folder',
  ],
  [
    'the web app imports a lib',
    { 'apps/web/src/text.ts': "export { fen as text } from '#values';" },
    'apps/web may not import this folder',
  ],
  [
    'the web app imports a type of the api',
    {
      'apps/web/src/text.ts':
        "import type { call } from '../../api/call.js'; export const text: typeof call = 1;",
      'apps/api/call.ts': 'export const call = 1;',
    },
    'apps/web may not import this folder',
  ],
  [
    'an app imports another',
    { 'apps/api/ring.ts': "import { tick } from '../worker/tick.js'; export const ring = tick;" },
    'apps/api may not import this folder',
  ],
  [
    'the one process imports the web app',
    { 'apps/standalone/main.ts': "import { text } from '../web/src/text.js'; console.log(text);" },
    'apps/standalone may not import this folder',
  ],
  [
    'an outsider imports an inner file',
    {
      'apps/api/main.ts':
        "import { items } from '../../libs/plan/queries/items.js'; console.log(items);",
    },
    'outsiders import libs/plan through its doors alone',
  ],
  [
    'an outsider comes to the front door by path',
    { 'apps/api/main.ts': "import { items } from '../../libs/plan/index.js'; console.log(items);" },
    'outsiders name libs/plan by its # name',
  ],
  [
    'two files import each other',
    {
      'libs/values/fen.ts': "import { half } from './half.js'; export const fen = half;",
      'libs/values/half.ts': "import { fen } from './fen.js'; export const half = fen;",
    },
    /fen\.ts → .*half\.ts → .*fen\.ts: imports form no circle/,
  ],
  [
    'two files import types of each other',
    {
      'libs/values/fen.ts':
        "import type { Half } from './half.js'; export type Fen = Half; export const fen = 1n;",
      'libs/values/half.ts': "import type { Fen } from './fen.js'; export type Half = Fen;",
    },
    'imports form no circle',
  ],
  [
    'a lib comes in through its own front door',
    { 'libs/plan/queries/items.ts': "import { more } from '#plan'; export const items = more;" },
    'imports form no circle',
  ],
  [
    'an import leads nowhere',
    { 'libs/values/fen.ts': "export { fen } from './gone.js';" },
    './gone.js: an import leads to a file',
  ],
  [
    'a package is not installed',
    { 'apps/api/main.ts': "import { gone } from 'gone'; console.log(gone);" },
    'gone: an import leads to a file',
  ],
  [
    'the program imports a test',
    {
      'apps/api/main.ts': "import { booted } from '../../test/booted.js'; console.log(booted);",
      'test/booted.ts': 'export const booted = 1;',
    },
    'the program imports neither tests, tools nor what is built',
  ],
  [
    'a test imports a test',
    {
      'libs/values/fen.spec.ts': "import { one } from './day.spec.js'; console.log(one);",
      'libs/values/day.spec.ts': 'export const one = 1;',
    },
    'nobody imports a test',
  ],
  [
    'an app rings BullMQ itself',
    { 'apps/api/main.ts': "import { Queue } from 'bullmq'; console.log(Queue);" },
    'only libs/platform/queue and apps/worker know BullMQ',
  ],
  [
    'an outsider imports an inner file of the platform',
    {
      'apps/api/main.ts':
        "import { queue } from '../../libs/platform/queue/queue.js'; console.log(queue);",
    },
    'outsiders import libs/platform through its doors alone',
  ],
  [
    'the platform gets a door for everything again',
    {
      'libs/platform/index.ts': "export { queue } from './queue/queue.js';",
      'apps/api/main.ts':
        "import { queue } from '../../libs/platform/index.js'; console.log(queue);",
    },
    'outsiders import libs/platform through its doors alone',
  ],
  [
    'the settings load the queue',
    {
      'libs/platform/config/index.ts':
        "import { queue } from '../queue/queue.js'; export const settings = [queue];",
    },
    'the light folders of the platform load none of its others',
  ],
  [
    'a problem loads a framework',
    {
      'libs/platform/problem/index.ts':
        "import { Type } from '@nestjs/common'; export const problem = Type;",
      'node_modules/@nestjs/common/package.json':
        '{"name":"@nestjs/common","version":"1.0.0","main":"index.js"}',
      'node_modules/@nestjs/common/index.js': 'exports.Type = class {};',
    },
    'the light folders of the platform load no framework',
  ],
  [
    'the language imports a page',
    {
      'apps/web/src/language/zh.ts': "export { rows } from '../budget/rows';",
      'apps/web/src/budget/rows.ts': 'export const rows = 1;',
    },
    'the language of the pages knows their texts and no page',
  ],
  [
    'a page imports the texts of another domain',
    {
      'apps/web/src/budget/rows.ts': "export { plan as rows } from '../plan/words/zh';",
      'apps/web/src/plan/words/zh.ts': 'export const plan = 1;',
    },
    'the pages of budget import no page of another domain',
  ],
  [
    'a text imports a page',
    {
      'apps/web/src/plan/words/zh.ts': "export { rows as plan } from '../rows';",
      'apps/web/src/plan/rows.ts': 'export const rows = 1;',
    },
    'texts import no page',
  ],
  [
    'the server needs a development dependency',
    { 'apps/api/main.ts': "import { build } from 'vite'; console.log(build);" },
    'the server runs on the "dependencies"',
  ],
  [
    'a rule reads the environment',
    { 'libs/plan/rules/due.ts': 'export const due = process.env.DUE;' },
    'libs/plan/rules/due.ts: settings are read in libs/platform/config',
  ],
  [
    'a file is called helpers',
    { 'libs/plan/helpers.ts': 'export const one = 1;' },
    'libs/plan/helpers.ts: name the file or folder after what it does',
  ],
  [
    'a folder is called common',
    { 'libs/plan/common/day.ts': 'export const one = 1;' },
    'libs/plan/common/day.ts: name the file or folder after what it does',
  ],
  [
    'a name says a private word',
    { 'libs/plan/queries/items.ts': 'export const recordDeed = 1;' },
    'libs/plan/queries/items.ts: recordDeed says “deed”; say audit event',
  ],
  ...['', '{ type: String, nullable: true }', '{ required: false }', '{ type: [ItemDto] }'].map(
    (options): (typeof unsound)[number] => [
      `a property of a response repeats its type: ${options}`,
      {
        'libs/plan/http/item.dto.ts': `declare const ApiProperty: (options?: object) => PropertyDecorator; export class ItemDto { @ApiProperty(${options}) name: string | null; }`,
      },
      'says what the type of the property says; leave it out',
    ],
  ),
  [
    'a lib has no place in the directions',
    { 'libs/weather/index.ts': 'export const rain = 1;' },
    'libs/weather/index.ts: stands in no folder',
  ],
];

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'tracker-structure-'));
});
afterEach(() => rmSync(root, { recursive: true }));

function write(files: Record<string, string>): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
}

describe('the structure check', () => {
  it('has nothing to say about a sound checkout, and saw all of it', async () => {
    write(sound);
    expect(await checkStructure(root)).toEqual({
      seen: 16,
      onDisk: 16,
      imports: 16,
      violations: [],
    });
  });

  it.each(unsound)('notices when %s', async (_, files, said) => {
    write({ ...sound, ...files });
    const { violations } = await checkStructure(root);
    expect(violations.join('\n')).toMatch(said);
  });

  it('notices a file that the cruiser overlooked', async () => {
    write(sound);
    const { seen, onDisk, violations } = await checkStructure(root, { exclude: 'apps/web/' });
    expect([seen, onDisk]).toEqual([14, 16]);
    expect(violations.join('\n')).toMatch(
      /page\.tsx: stands on the disk, but[\s\S]*the cruiser saw 14 source files, but 16 are on the disk/,
    );
  });

  it('notices when imports were not seen', async () => {
    write(sound);
    const { imports, violations } = await checkStructure(root, {
      exclude: 'index|items|fen|queue|bullmq|tick|text',
    });
    expect(imports).toBe(0);
    expect(violations).toContain(
      'the cruiser saw no import that leads anywhere, so no direction was checked',
    );
    expect(violations).toContain(
      'apps/api/main.ts: imports something, but the cruiser saw no import',
    );
  });

  it('does not pass an empty checkout', async () => {
    write({ 'package.json': '{}' });
    expect((await checkStructure(root)).violations).toHaveLength(1);
  });
});
