import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { camelOf, ENTRIES, pascalOf } from './entries.mjs';

const NAME = /^[a-z][a-z]*(-[a-z]+)*$/;

/**
 * Creates the folder of a new domain with its doors and its empty declaration, and writes its
 * entries wherever a domain is listed.
 * @param root folder of the checkout.
 * @param name name of the domain, such as `contracts`.
 * @param above name of an existing domain: the new one may import what this one may import and this
 * one itself, and is listed below it everywhere. It must have routes.
 * @returns the files written, relative to the checkout.
 * @throws Error when a name cannot be used, or when a list has no place for the entry; then nothing
 * is written.
 */
export function addDomain(root, name, above) {
  if (!NAME.test(name ?? '')) throw new Error(`“${name}” is no name like “contracts”`);
  if (existsSync(path.join(root, 'libs', name))) throw new Error(`libs/${name} exists already`);
  if (!existsSync(path.join(root, 'libs', above, `${above}.module.ts`)))
    throw new Error(`libs/${above} is no domain with routes`);
  const texts = new Map();
  for (const { file, what, after, entry } of ENTRIES) {
    if (!after) continue;
    const text = texts.get(file) ?? readFileSync(path.join(root, file), 'utf8');
    const found = after(above).exec(text);
    if (found) {
      const at = found.index + found[0].length;
      texts.set(file, text.slice(0, at) + entry(name) + text.slice(at));
    } else if (file !== 'tools/structure/import-rules.mjs')
      throw new Error(`${file}: found no entry of ${above} (${what}) to write the new one below`);
  }
  for (const [file, text] of Object.entries(filesOf(name))) texts.set(`libs/${name}/${file}`, text);
  for (const [file, text] of texts) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
  return [...texts.keys()];
}

/** What no script can write: the steps that follow, for each part that the domain gets. */
export const nextSteps = (name) => `Next, as the domain gets them (see CONTRIBUTING.md):
- a table: an entity in libs/${name}/store and in the declaration, a step in migrations/index.ts, a
  line in test/access/matrix.ts, and one in docs/personal-data.md for what it knows about a person;
- a permission: libs/${name}/permissions.ts and its row in libs/installation/permissions.spec.ts;
- a route: libs/${name}/http with @Can and @Audited, npm run openapi, an action in
  test/scope/actions that test/scope/walk.ts lists;
- a job: libs/${name}/jobs with a module that apps/worker/worker.module.ts composes;
- pages: apps/web/src/${name}, with words in both languages;
- its row in docs/architecture.md and docs/glossary.md, a line in CHANGELOG.md.
`;

function filesOf(name) {
  const [camel, pascal] = [camelOf(name), pascalOf(name)];
  return {
    'index.ts': `export { ${camel}Domain } from './${name}.declaration.js';\n`,
    [`${name}.declaration.ts`]: `import { declareDomain } from '#platform/declarations';
import { ${camel}Permissions } from './permissions.js';
import { ${camel}Problems } from './words/problems.js';

/** Description of the domain \`${name}\` with everything that it adds to the program. */
export const ${camel}Domain = declareDomain({
  name: '${name}',
  permissions: ${camel}Permissions,
  problems: ${camel}Problems,
});
`,
    [`${name}.module.ts`]: `import { Module } from '@nestjs/common';
import { declares } from '#platform/declarations';
import { ${camel}Domain } from './${name}.declaration.js';

/** Module with the routes of the domain \`${name}\`. */
@Module({ providers: [declares(${camel}Domain)] })
export class ${pascal}Module {}
`,
    'permissions.ts': `import { definePermissions } from '#identity';

/** Permissions of the domain \`${name}\`, with the policy of each. */
export const ${camel}Permissions = definePermissions('${name}', {});

declare module '#identity' {
  interface DeclaredPermissions {
    ${camel}: typeof ${camel}Permissions;
  }
}
`,
    'words/problems.ts': `import { defineProblems } from '#platform/problem';

/** Problems of the domain \`${name}\`, with their messages in both languages. */
export const ${camel}Problems = defineProblems('${name}', {});

declare module '#platform/problem' {
  interface DeclaredProblems {
    ${camel}: typeof ${camel}Problems;
  }
}
`,
  };
}
