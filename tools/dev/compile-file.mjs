import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { transformSync } from '@swc/core';
import { root } from '../checkout.mjs';

/**
 * Returns the path, relative to the checkout, where the compiler writes the output of a source
 * file.
 */
export const outputOf = (file) => path.join('dist', file.replace(/ts$/, 'js'));

/**
 * Compiles one source file with SWC, in milliseconds and without checking types. A test makes sure
 * that the settings are those of `tsconfig.json`.
 * @param file path relative to the checkout.
 * @throws the compiler's error when the file has a syntax error.
 */
export function compileFile(file) {
  const output = outputOf(file);
  mkdirSync(path.join(root, path.dirname(output)), { recursive: true });
  const { code, map } = transformSync(readFileSync(path.join(root, file), 'utf8'), {
    swcrc: false,
    filename: path.join(root, file),
    sourceFileName: path.relative(path.dirname(output), file).split(path.sep).join('/'),
    sourceMaps: true,
    jsc: {
      target: 'es2023',
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: true },
      keepClassNames: true,
    },
    module: { type: 'es6' },
  });
  return { code: `${code}//# sourceMappingURL=${path.basename(output)}.map\n`, map };
}
