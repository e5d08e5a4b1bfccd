import ts from 'typescript';

/** Files whose classes the API's description is made of. */
export const DTO_FILE = /\.dto\.ts$/;

/**
 * Sorts the values that the plugin lists for a union of texts. The compiler keeps the members of a
 * union in an order that depends on which files it has read before.
 */
export const sortEnums = (context) => (file) => {
  const inMetadata = (node) =>
    ts.isPropertyAssignment(node) &&
    node.name.text === 'enum' &&
    ts.isArrayLiteralExpression(node.initializer)
      ? context.factory.createPropertyAssignment(
          node.name,
          context.factory.createArrayLiteralExpression(
            [...node.initializer.elements].sort((a, b) => (a.text < b.text ? -1 : 1)),
          ),
        )
      : ts.visitEachChild(node, inMetadata, context);
  const visit = (node) =>
    ts.isMethodDeclaration(node) && node.name.text === '_OPENAPI_METADATA_FACTORY'
      ? inMetadata(node)
      : ts.visitEachChild(node, visit, context);
  return DTO_FILE.test(file.fileName) ? ts.visitEachChild(file, visit, context) : file;
};

/**
 * Takes the example of each text from its comment as it is written. The plugin leaves out examples
 * of several words, drops quotation marks, and reads `70.00` of a text that may be null as a number.
 */
export const examplesAsWritten = (context) => (file) => {
  const { factory } = context;
  const withExample = (assignment, example) => {
    const others = assignment.initializer.properties.filter(
      (property) => property.name.text !== 'example',
    );
    const stated = factory.createPropertyAssignment(
      'example',
      factory.createStringLiteral(example),
    );
    return factory.createPropertyAssignment(
      assignment.name,
      factory.createObjectLiteralExpression([...others, stated]),
    );
  };
  const inMetadata = (node, examples) =>
    ts.isPropertyAssignment(node) && examples.has(node.name.text)
      ? withExample(node, examples.get(node.name.text))
      : ts.isObjectLiteralExpression(node) || ts.isStatement(node) || ts.isBlock(node)
        ? ts.visitEachChild(node, (child) => inMetadata(child, examples), context)
        : node;
  const inClass = (node) => {
    const examples = examplesOf(node);
    return ts.visitEachChild(
      node,
      (member) =>
        ts.isMethodDeclaration(member) && member.name.text === '_OPENAPI_METADATA_FACTORY'
          ? ts.visitEachChild(member, (child) => inMetadata(child, examples), context)
          : member,
      context,
    );
  };
  return DTO_FILE.test(file.fileName)
    ? ts.visitEachChild(
        file,
        (node) => (ts.isClassDeclaration(node) ? inClass(node) : node),
        context,
      )
    : file;
};

/** Returns what `@example` says in the comments of a class, by the names of its texts. */
function examplesOf(node) {
  const examples = new Map();
  for (const member of node.members)
    if (ts.isPropertyDeclaration(member) && isText(member.type)) {
      const tag = ts
        .getJSDocTags(ts.getOriginalNode(member))
        .find(({ tagName }) => tagName.text === 'example');
      const [example] = (ts.getTextOfJSDocComment(tag?.comment) ?? '').split('\n');
      if (example) examples.set(member.name.text, example.trim());
    }
  return examples;
}

const isText = (type) =>
  type !== undefined &&
  (type.kind === ts.SyntaxKind.StringKeyword ||
    (ts.isUnionTypeNode(type) &&
      type.types.some(isText) &&
      type.types.every((one) => isText(one) || one.literal?.kind === ts.SyntaxKind.NullKeyword)));
