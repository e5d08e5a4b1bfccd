import ts from 'typescript';

/**
 * Describes a declared type as far as its fields can be read from the source code. The result
 * contains `fields` by name; or `ref`, the name of another type; or `merge`, several shapes to be
 * combined; or `of` with `keys`, another shape of which only these keys are kept or omitted. Null
 * for any other type, such as a conditional type.
 */
export function shapeOf(node) {
  if (!node) return null;
  if (ts.isParenthesizedTypeNode(node)) return shapeOf(node.type);
  if (ts.isTypeLiteralNode(node)) return { fields: fieldsOf(node.members) };
  if (ts.isIntersectionTypeNode(node)) return { merge: node.types.map(shapeOf) };
  if (!ts.isTypeReferenceNode(node)) return null;
  const name = node.typeName.getText();
  const [of, keys] = node.typeArguments ?? [];
  if (!of) return { ref: name };
  if ((name !== 'Omit' && name !== 'Pick') || !keys) return null;
  const names = literalsOf(keys);
  return names && { of: shapeOf(of), keys: names, keeps: name === 'Pick' };
}

/** Describes the row type of a list type such as `Row[]`; null when the type is not a list. */
export function rowShapeOf(node) {
  if (node && ts.isTypeOperatorNode(node)) return rowShapeOf(node.type);
  return node && ts.isArrayTypeNode(node) ? shapeOf(node.elementType) : null;
}

/** Describes an interface, a type alias or a class by its properties; null for anything else. */
export function declaredShapeOf(node) {
  if (ts.isTypeAliasDeclaration(node)) return node.typeParameters ? null : shapeOf(node.type);
  if (!ts.isInterfaceDeclaration(node) && !ts.isClassDeclaration(node)) return null;
  if (node.typeParameters) return null;
  const parents = (node.heritageClauses ?? [])
    .filter(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)
    .flatMap(({ types }) =>
      types.map((one) => (one.typeArguments ? null : { ref: one.expression.getText() })),
    );
  return { merge: [...parents, { fields: fieldsOf(node.members) }] };
}

function fieldsOf(members) {
  const fields = {};
  for (const member of members)
    if ((ts.isPropertySignature(member) || ts.isPropertyDeclaration(member)) && member.name)
      fields[member.name.getText().replace(/^['"]|['"]$/g, '')] = {
        optional: member.questionToken !== undefined,
        kind: kindOf(member.type),
      };
  return fields;
}

const KEYWORDS = new Map([
  [ts.SyntaxKind.StringKeyword, 'string'],
  [ts.SyntaxKind.NumberKeyword, 'number'],
  [ts.SyntaxKind.BigIntKeyword, 'bigint'],
  [ts.SyntaxKind.BooleanKeyword, 'boolean'],
]);

/**
 * Returns the JavaScript type of a field, such as `string`; null when the source code does not
 * state it directly.
 */
function kindOf(node) {
  if (!node) return null;
  if (ts.isUnionTypeNode(node)) {
    const kinds = node.types.filter((one) => one.getText() !== 'null').map(kindOf);
    return kinds.every((kind) => kind === kinds[0]) ? (kinds[0] ?? null) : null;
  }
  if (ts.isLiteralTypeNode(node) && ts.isStringLiteral(node.literal)) return 'string';
  if (ts.isTypeReferenceNode(node) && node.getText() === 'Date') return 'Date';
  return KEYWORDS.get(node.kind) ?? null;
}

function literalsOf(node) {
  const all = ts.isUnionTypeNode(node) ? node.types : [node];
  const names = all.map((one) =>
    ts.isLiteralTypeNode(one) && ts.isStringLiteral(one.literal) ? one.literal.text : null,
  );
  return names.includes(null) ? null : names;
}

/**
 * Resolves a shape (see {@link shapeOf}) to its fields. `find` returns the shape of the type with a
 * given name.
 * @returns fields by name; null when a part of the type cannot be read from the source code.
 */
export function resolveShape(shape, find, depth = 0) {
  if (!shape || depth > 8) return null;
  if (shape.fields) return shape.fields;
  if (shape.ref) return resolveShape(find(shape.ref), find, depth + 1);
  if (shape.merge) {
    const parts = shape.merge.map((one) => resolveShape(one, find, depth + 1));
    return parts.includes(null) ? null : Object.assign({}, ...parts);
  }
  const whole = resolveShape(shape.of, find, depth + 1);
  return (
    whole &&
    Object.fromEntries(
      Object.entries(whole).filter(([name]) => shape.keys.includes(name) === shape.keeps),
    )
  );
}

/**
 * JavaScript type of the values that the database driver returns for a column, by the PostgreSQL
 * oid of the column's type.
 */
const KIND_OF_OID = new Map([
  [16, 'boolean'],
  [20, 'bigint'],
  [21, 'number'],
  [23, 'number'],
  [701, 'number'],
  [25, 'string'],
  [1042, 'string'],
  [1043, 'string'],
  [1082, 'string'],
  [1700, 'string'],
  [2950, 'string'],
  [1184, 'Date'],
]);

/**
 * Compares declared fields with the columns that the database returned, `[name, oid]`.
 * @returns the differences, as parts of a sentence.
 */
export function disagreements(fields, columns) {
  const returned = new Map(columns);
  return [
    ...Object.entries(fields).flatMap(([name, { optional, kind }]) => {
      if (!returned.has(name)) return optional ? [] : [`${name} does not come back`];
      const came = KIND_OF_OID.get(returned.get(name));
      return kind && came && kind !== came
        ? [`${name} is declared ${kind} and comes as ${came}`]
        : [];
    }),
    ...[...returned.keys()]
      .filter((name) => !(name in fields))
      .map((name) => `${name} comes back undeclared`),
  ];
}
