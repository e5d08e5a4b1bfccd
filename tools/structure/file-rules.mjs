import { privateWordsOf } from './private-words.mjs';

const NAMELESS = /(^|\/)(utils?|helpers?|common|misc|shared|stuff)([./-]|$)/i;
const SETTINGS_READERS =
  /^(libs\/platform\/config\/|apps\/[^/]+\/main\.ts$|apps\/cli\/session\.ts$)/;
// Files that may read environment variables. They start other programs and must pass PATH to these
// programs.
const PROGRAM_STARTERS = /^libs\/embedded-postgres\/process(es|-facts)\.ts$/;
const SPEC = /\.(db-|e2e-|browser-)?spec\.tsx?$/;
// Pattern of an @ApiProperty that repeats what the property's type says, which Nest's Swagger plugin
// reads (tools/compile.mjs).
const TYPE_ONLY =
  /@ApiProperty\(\s*(\{(\s*(type: ?(\[?\w+\]?|'(string|number|boolean)'|\(\) => [^,}]+)|(nullable|required): ?(true|false))\s*,?)*\s*\})?\s*\)/;
const IMPORTING = /^(import|export(?! const\b))\b[^;]*?\bfrom\s*['"]|^import\s*['"]/m;

/**
 * Checks the rules that concern one file by itself.
 * @param file path relative to the checkout, with slashes.
 * @param text its content.
 * @param seen result of dependency-cruiser for the file, `{ imports }`; undefined when
 * dependency-cruiser did not find the file.
 * @returns violations as sentences, each beginning with the file.
 */
export function evaluateFile(file, text, seen) {
  const wrong = privateWordsOf(file, text);
  if (NAMELESS.test(file))
    wrong.push(`${file}: name the file or folder after what it does; this name fits everything`);
  if (/\bprocess\.env\b/.test(text) && !mayReadEnvironment(file))
    wrong.push(
      `${file}: settings are read in libs/platform/config; take the value as a parameter instead of process.env`,
    );
  if (file.endsWith('.dto.ts') && TYPE_ONLY.test(text))
    wrong.push(
      `${file}: ${TYPE_ONLY.exec(text)[0]} says what the type of the property says; leave it out`,
    );
  if (!seen)
    wrong.push(
      `${file}: stands on the disk, but the cruiser did not see it, so nothing about it was checked`,
    );
  else if (seen.imports === 0 && IMPORTING.test(text))
    wrong.push(`${file}: imports something, but the cruiser saw no import`);
  return wrong;
}

function mayReadEnvironment(file) {
  return (
    SETTINGS_READERS.test(file) ||
    PROGRAM_STARTERS.test(file) ||
    SPEC.test(file) ||
    /^(test|tools)\//.test(file)
  );
}
