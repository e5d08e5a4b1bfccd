import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { cruise } from 'dependency-cruiser';
import { root as checkout } from '../checkout.mjs';
import { roomOf } from './directions.mjs';
import { missingEntries } from '../domain/entries.mjs';
import { evaluateFile } from './file-rules.mjs';
import { importRules, NO_CIRCLES } from './import-rules.mjs';

const FOLDERS = ['apps', 'libs', 'migrations', 'test'];
const SOURCE = /\.tsx?$/;

/**
 * Checks a checkout against the structure rules.
 * @param root folder of the checkout.
 * @param exclude pattern of files that dependency-cruiser ignores; a test uses it to check that
 * missing files are reported.
 * @returns the numbers of source files that dependency-cruiser saw and that are on disk, the number
 * of resolved imports, and the violations as sentences.
 */
export async function checkStructure(root, { exclude = '^$' } = {}) {
  const folders = FOLDERS.filter((folder) => existsSync(path.join(root, folder)));
  const modules = await cruiseFolders(root, folders, exclude);
  const seen = new Map(
    modules
      .filter(({ source }) => SOURCE.test(source) && roomed(source))
      .map((module) => [module.source, module]),
  );
  const onDisk = folders.flatMap((folder) => sourcesUnder(root, folder));
  const imports = [...seen.values()].flatMap(({ dependencies }) =>
    dependencies.filter((dependency) => !dependency.couldNotResolve),
  ).length;

  const violations = [
    ...importViolations(modules),
    ...missingEntries(root),
    ...onDisk.flatMap((file) =>
      evaluateFile(file, readFileSync(path.join(root, file), 'utf8'), seenOf(seen.get(file))),
    ),
    ...onDisk
      .filter((file) => !file.startsWith('test/') && !roomOf(file))
      .map(
        (file) =>
          `${file}: stands in no folder of tools/structure/directions.mjs, so nobody knows who may import it`,
      ),
  ];
  if (seen.size !== onDisk.length)
    violations.push(
      `the cruiser saw ${seen.size} source files, but ${onDisk.length} are on the disk`,
    );
  if (imports === 0)
    violations.push('the cruiser saw no import that leads anywhere, so no direction was checked');
  return { seen: seen.size, onDisk: onDisk.length, imports, violations };
}

async function cruiseFolders(root, folders, exclude) {
  if (folders.length === 0) return [];
  const options = {
    baseDir: root,
    validate: true,
    ruleSet: { forbidden: importRules },
    // Includes type imports: the compiler removes them, but they also connect files for a reader of
    // the code.
    tsPreCompilationDeps: true,
    doNotFollow: { path: '(^|/)(node_modules|dist)/' },
    exclude: { path: exclude },
  };
  const resolving = {
    conditionNames: ['types', 'import', 'default'],
    exportsFields: ['exports'],
    extensionAlias: { '.js': ['.ts', '.tsx', '.js'] },
    extensions: ['.ts', '.tsx', '.d.ts', '.mjs', '.js', '.cjs', '.json'],
  };
  const { output } = await cruise(folders, options, resolving);
  return output.modules;
}

const roomed = (file) =>
  FOLDERS.some((folder) => file.startsWith(`${folder}/`)) && !file.includes('node_modules/');
const seenOf = (module) => module && { imports: module.dependencies.length };

function importViolations(modules) {
  const circles = new Set();
  return modules.flatMap(({ source, dependencies }) =>
    dependencies.flatMap(({ module, resolved, rules = [], cycle = [] }) =>
      rules.flatMap(({ name }) => {
        if (name !== NO_CIRCLES)
          return [
            `${source} → ${resolved === module ? module : `${module} (${resolved})`}: ${name}`,
          ];
        const round = cycle.map((step) => step.name);
        // Lists each cycle only once, although dependency-cruiser reports it for every file in it.
        const key = [...round].sort().join();
        if (circles.has(key)) return [];
        circles.add(key);
        return [`${[source, ...round].join(' → ')}: ${name}`];
      }),
    ),
  );
}

/** Lists the source files of a folder on disk, independently of dependency-cruiser. */
function sourcesUnder(root, folder) {
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter(
      (entry) =>
        entry.isFile() && SOURCE.test(entry.name) && !entry.parentPath.includes('node_modules'),
    )
    .map((entry) =>
      path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'),
    );
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { seen, onDisk, imports, violations } = await checkStructure(
    process.argv[2] ? path.resolve(process.argv[2]) : checkout,
  );
  for (const violation of violations) process.stdout.write(`${violation}\n`);
  process.stdout.write(
    `structure: ${seen} files seen, ${onDisk} on disk, ${imports} imports, ${violations.length} violations\n`,
  );
  process.exitCode = violations.length === 0 ? 0 : 1;
}
