import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { transformSync } from '@swc/core';
import { root } from '../checkout.mjs';

const { compilerOptions } = JSON.parse(readFileSync(path.join(root, 'tsconfig.json'), 'utf8'));
/** Settings of the compiler SWC that correspond to those in `tsconfig.json`. */
const JSC = {
  target: compilerOptions.target.toLowerCase(),
  parser: { syntax: 'typescript', decorators: true },
  transform: {
    legacyDecorator: compilerOptions.experimentalDecorators,
    decoratorMetadata: compilerOptions.emitDecoratorMetadata,
    // Used when tsconfig.json does not set this option: the default of `tsc` for this target.
    useDefineForClassFields: compilerOptions.useDefineForClassFields ?? true,
  },
  keepClassNames: true,
};

/**
 * Returns the path, relative to the checkout, where the compiler writes the output of a source
 * file.
 */
export const outputOf = (file) => path.join('dist', file.replace(/ts$/, 'js'));

/**
 * Compiles one source file with SWC as the build does, in milliseconds and without checking types.
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
    jsc: JSC,
    module: { type: 'es6' },
  });
  return { code: `${code}//# sourceMappingURL=${path.basename(output)}.map\n`, map };
}
