import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { declaredShapeOf, rowShapeOf } from './row-types.mjs';
import { HOLE } from './tables.mjs';

const FOLDERS = ['apps', 'libs'];
const SOURCE = /\.ts$/;
const NO_SERVER_CODE = /(\.spec|-spec|\.d)\.ts$|^apps\/web\//;
/**
 * Matches the words of which at least one occurs in every file that uses a table. Files without
 * them are not parsed, because parsing takes most of the time.
 */
const SAYS_TABLE = /\b(FROM|JOIN|USING|INTO|UPDATE|COPY|SELECT|Entity|\w+Row)\b|'[a-z]+(_[a-z]+)+'/;
const DECLARES_TYPE = /^(export )?(interface|type) /m;
const STATEMENT =
  /^\s*(?:--[^\n]*\n\s*)*\(?\s*(SELECT|INSERT|UPDATE|DELETE|WITH|COPY|MERGE|TRUNCATE)\b/;

/** Lists the source files of the server, as paths relative to the checkout, with slashes. */
export const serverFiles = (root) =>
  FOLDERS.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && SOURCE.test(entry.name))
      .map((entry) =>
        path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'),
      )
      .filter((file) => !NO_SERVER_CODE.test(file) && !file.includes('node_modules/')),
  ).sort();

/** Reads a file of the checkout and analyses it with {@link readSource}. */
export const readSourceFile = (root, file) =>
  readSource(file, readFileSync(path.join(root, file), 'utf8'));

/**
 * Analyses one source file for its use of database tables.
 * @returns `texts`: every string and template, with the name of the function or constant that
 * contains it, with {@link HOLE} in place of each inserted part, and whether it is a complete
 * statement; `entities`: entity classes with their tables; `imports`: values imported from other
 * files, `{ name, from, line }`; `types`: shapes of the declared types by name; `rows`: row types
 * that queries declare, with the position of their SQL.
 */
export function readSource(file, text) {
  const found = { file, texts: [], entities: [], imports: [], types: {}, rows: [] };
  if (!SAYS_TABLE.test(text) && !DECLARES_TYPE.test(text)) return found;
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const visit = (node) => {
    if (ts.isImportDeclaration(node)) found.imports.push(...valuesImportedBy(source, node));
    else {
      if (ts.isClassDeclaration(node)) found.entities.push(...entitiesOf(node));
      const declared = declaredShapeOf(node);
      if (declared && node.name) found.types[node.name.text] = declared;
      if (ts.isCallExpression(node)) found.rows.push(...rowsOf(source, node));
      const said = textOf(node);
      if (said !== null) found.texts.push(describe(source, node, said));
      ts.forEachChild(node, visit);
    }
  };
  visit(source);
  return found;
}

function textOf(node) {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isTemplateExpression(node))
    return [node.head, ...node.templateSpans.map((span) => span.literal)]
      .map((part) => part.text)
      .join(HOLE);
  return null;
}

function describe(source, node, text) {
  return {
    text,
    at: node.getStart(source),
    isStatement: STATEMENT.test(text),
    line: source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1,
    within: nameAround(node),
    namesEntity: ts.isDecorator(node.parent.parent),
  };
}

/** Returns the name of the innermost constant or function that contains a text. */
function nameAround(node) {
  for (let one = node.parent; one; one = one.parent)
    if (
      (ts.isFunctionDeclaration(one) ||
        ts.isMethodDeclaration(one) ||
        ts.isClassDeclaration(one) ||
        (ts.isVariableDeclaration(one) && isTopLevel(one))) &&
      one.name
    )
      return one.name.getText();
  return '';
}

const isTopLevel = (declaration) => ts.isSourceFile(declaration.parent.parent.parent);

/**
 * Returns the row type declared in a call `query<Row[]>(sql, …)`, with the position of the SQL
 * text.
 */
function rowsOf(source, node) {
  const [sql] = node.arguments;
  const shape = rowShapeOf(node.typeArguments?.[0]);
  if (!shape || !sql || !/(^|\.)query$/.test(node.expression.getText())) return [];
  const text = ts.isIdentifier(sql) ? initializerOf(source, sql.text) : sql;
  return text && textOf(text) !== null ? [{ at: text.getStart(source), shape }] : [];
}

/** Returns the expression with which a constant of the file is initialised. */
const initializerOf = (source, name) =>
  source.statements
    .filter((one) => ts.isVariableStatement(one))
    .flatMap(({ declarationList }) => [...declarationList.declarations])
    .find((one) => one.name.getText(source) === name)?.initializer;

function entitiesOf(node) {
  return (ts.getDecorators(node) ?? []).flatMap(({ expression }) => {
    if (!ts.isCallExpression(expression)) return [];
    if (!['Entity', 'ViewEntity'].includes(expression.expression.getText())) return [];
    const [table] = expression.arguments;
    return table && ts.isStringLiteralLike(table)
      ? [{ entity: node.name.text, table: table.text }]
      : [];
  });
}

function valuesImportedBy(source, node) {
  const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
  const { importClause: clause, moduleSpecifier } = node;
  if (!clause || clause.isTypeOnly || !clause.namedBindings) return [];
  if (!ts.isNamedImports(clause.namedBindings)) return [];
  return clause.namedBindings.elements
    .filter((one) => !one.isTypeOnly)
    .map((one) => ({
      name: (one.propertyName ?? one.name).text,
      from: moduleSpecifier.text,
      line,
    }));
}
