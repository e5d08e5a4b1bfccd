import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { transformSync } from '@swc/core';
import { root } from '../checkout.mjs';

/** Where the compiler writes a source file, relative to the checkout. */
export const outputOf = (file) => path.join('dist', file.replace(/ts$/, 'js'));

/**
 * Compiles one source file as `tsconfig.json` says, in milliseconds and without checking its types;
 * a test compares the settings.
 * @param file path relative to the checkout.
 * @throws the compiler's error, when the file is no TypeScript.
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
