import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Turns the name of a domain, such as `year-books`, into that of a variable: `yearBooks`. */
export const camelOf = (name) => name.replace(/-([a-z])/g, (_, letter) => letter.toUpperCase());
/** Turns the name of a domain into that of a class: `YearBooks`. */
export const pascalOf = (name) => camelOf(name).replace(/^[a-z]/, (letter) => letter.toUpperCase());

const isIn = (place) => (root, name) => existsSync(path.join(root, place(name)));
const declared = isIn((name) => `libs/${name}/${name}.declaration.ts`);
const routed = isIn((name) => `libs/${name}/${name}.module.ts`);
const working = isIn((name) => `libs/${name}/jobs/index.ts`);
const paged = isIn((name) => `apps/web/src/${name}`);

/**
 * The places outside its folder that name a domain. Each has its file, what it is, whom it concerns
 * (`needed`), the text that names a domain there (`named`), and the text (`after`) below which the
 * entry of a new domain (`entry`) is written: that of the domain it stands next to.
 */
export const ENTRIES = [
  {
    file: 'package.json',
    what: 'its # name in "imports"',
    needed: declared,
    named: (name) => `"#${name}": {`,
    after: (name) => new RegExp(`^    "#${name}": \\{[^}]*\\},\\n`, 'm'),
    entry: (name) =>
      `    "#${name}": {\n      "types": "./libs/${name}/index.ts",\n      "default": "./dist/libs/${name}/index.js"\n    },\n`,
  },
  {
    file: 'nest-cli.json',
    what: 'its folder in "projects"',
    needed: declared,
    named: (name) => `    "${name}": {`,
    after: (name) => new RegExp(`^    "${name}": \\{[^}]*\\}\\n    \\},\\n`, 'm'),
    entry: (name) =>
      `    "${name}": {\n      "type": "library",\n      "root": "libs/${name}",\n      "sourceRoot": "libs/${name}",\n      "entryFile": "libs/${name}/index",\n      "compilerOptions": {\n        "tsConfigPath": "tsconfig.build.json"\n      }\n    },\n`,
  },
  {
    file: 'tools/structure/directions.mjs',
    what: 'its place in the order of imports',
    needed: declared,
    named: (name) => `'libs/${name}'`,
    after: (name) => new RegExp(`^  \\[.*'libs/${name}'.*\\],\\n`, 'm'),
    entry: (name) => `  ['libs/${name}'],\n`,
  },
  {
    file: 'libs/installation/tracker-domains.ts',
    what: 'the import of its declaration',
    needed: (root, name) => name !== 'installation' && declared(root, name),
    named: (name) => `from '#${name}';`,
    after: (name) => new RegExp(`^import \\{ \\w+ \\} from '#${name}';\\n`, 'm'),
    entry: (name) => `import { ${camelOf(name)}Domain } from '#${name}';\n`,
  },
  {
    file: 'libs/installation/tracker-domains.ts',
    what: 'its line in the list of domains',
    needed: declared,
    named: (name) => `  ${camelOf(name)}Domain,\n`,
    after: (name) => new RegExp(`^  ${camelOf(name)}Domain,\\n`, 'm'),
    entry: (name) => `  ${camelOf(name)}Domain,\n`,
  },
  {
    file: 'apps/api/api.module.ts',
    what: 'the import of its module',
    needed: routed,
    named: (name) => `from '#${name}/module';`,
    after: (name) => new RegExp(`^import \\{ \\w+ \\} from '#${name}/module';\\n`, 'm'),
    entry: (name) => `import { ${pascalOf(name)}Module } from '#${name}/module';\n`,
  },
  {
    file: 'apps/api/api.module.ts',
    what: 'its module among those of the api',
    needed: routed,
    named: (name) => `  ${pascalOf(name)}Module,\n`,
    after: (name) => new RegExp(`^  ${pascalOf(name)}Module,\\n`, 'm'),
    entry: (name) => `  ${pascalOf(name)}Module,\n`,
  },
  {
    file: 'apps/worker/worker.module.ts',
    what: 'the module of its jobs among those of the worker',
    needed: working,
    named: (name) => `  ${pascalOf(name)}JobsModule,\n`,
  },
  {
    file: 'tools/structure/import-rules.mjs',
    what: 'its pages among those of the web app',
    needed: paged,
    named: (name) => `  '${name}',\n`,
    after: (name) => new RegExp(`^  '${name}',\\n`, 'm'),
    entry: (name) => `  '${name}',\n`,
  },
];

/**
 * Lists the domains of a checkout that miss an entry.
 * @returns sentences, each beginning with the file in which the entry is missing.
 */
export function missingEntries(root) {
  const libs = path.join(root, 'libs');
  if (!existsSync(libs)) return [];
  const names = readdirSync(libs).filter((name) => name !== 'platform' && declared(root, name));
  return names.flatMap((name) =>
    ENTRIES.filter(({ needed }) => needed(root, name))
      .filter(({ file, named }) => !textOf(root, file).includes(named(name)))
      .map(({ file, what }) => `${file}: misses of libs/${name} ${what}`),
  );
}

const textOf = (root, file) => {
  const place = path.join(root, file);
  return existsSync(place) ? readFileSync(place, 'utf8') : '';
};
