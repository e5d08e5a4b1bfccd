import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const FOLDERS = ['apps', 'libs', 'migrations', 'test', 'tools', 'bench'];
const SOURCE = /\.(tsx?|mjs)$/;
const SPEC = /(^|[.-])spec\.tsx?$/;
/** Pattern of the file that is generated from docs/openapi.json and therefore not measured. */
const GENERATED = /^apps\/web\/src\/client\/schema\.d\.ts$/;
export const LONG_LINE = 120;
export const LONG_FUNCTION = 70;
export const MANY_PARAMETERS = 4;

/** Areas of the source code that are measured separately, in the order of the report. */
export const AREAS = ['server', 'web', 'tests', 'tools'];

/** Returns the area of a source file, given its path from the checkout. */
export function areaOf(file) {
  if (/^(test|bench)\//.test(file) || SPEC.test(file)) return 'tests';
  if (file.startsWith('tools/')) return 'tools';
  return file.startsWith('apps/web/') ? 'web' : 'server';
}

/**
 * Measures one source file.
 * @param file path from the checkout; its ending decides how the file is parsed.
 * @param text its content.
 * @returns its area, folder, number of lines and of long lines, and its functions with their
 * numbers of lines and parameters.
 */
export function measureFile(file, text) {
  const lines = text.replace(/\n$/, '').split('\n');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kindOf(file));
  const functions = [];
  const visit = (node) => {
    if (ts.isFunctionLike(node) && node.body) functions.push(measureFunction(source, file, node));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return {
    file,
    area: areaOf(file),
    folder: path.posix.dirname(file),
    lines: lines.length,
    longLines: lines.filter((line) => line.length > LONG_LINE).length,
    functions,
  };
}

const kindOf = (file) =>
  file.endsWith('.tsx')
    ? ts.ScriptKind.TSX
    : file.endsWith('.mjs')
      ? ts.ScriptKind.JS
      : ts.ScriptKind.TS;

function measureFunction(source, file, node) {
  const lineAt = (position) => source.getLineAndCharacterOfPosition(position).line;
  const first = lineAt(node.getStart(source));
  const parent = node.parent;
  const name = node.name?.getText(source) ?? parent?.name?.getText?.(source) ?? 'anonymous';
  return {
    name: `${file}:${first + 1} ${name}`,
    lines: lineAt(node.getEnd()) - first + 1,
    // Constructor parameters are not counted, because Nest injects them and no caller lists them.
    parameters: ts.isConstructorDeclaration(node) ? 0 : node.parameters.length,
  };
}

/** Measures every source file of a checkout, except generated ones. */
export function measureCheckout(root) {
  return FOLDERS.flatMap((folder) => sourcesUnder(root, folder)).map((file) =>
    measureFile(file, readFileSync(path.join(root, file), 'utf8')),
  );
}

function sourcesUnder(root, folder) {
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && SOURCE.test(entry.name))
    .map((entry) =>
      path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'),
    )
    .filter((file) => !file.includes('node_modules/') && !GENERATED.test(file))
    .sort();
}
