// Makes a CommonJS module of this package. It is an ES module that @fastify/static loads with
// `require`, which Node ≥ 20.19 supports and Jest's loader does not. The names are listed, because
// Jest reads from the source text which names a CommonJS file exports.
const { readFileSync } = process.getBuiltinModule('node:fs');
const { join } = process.getBuiltinModule('node:path');
const { transformSync } = process.getBuiltinModule('node:module').createRequire(__filename)(
  '@swc/core',
);

const source = join(__dirname, '../../node_modules/content-disposition/dist/index.js');
const { code } = transformSync(readFileSync(source, 'utf8'), {
  swcrc: false,
  jsc: { target: 'es2022' },
  module: { type: 'commonjs' },
});
const made = {};
new Function('exports', code)(made);
const { create, decodeExtended, encodeExtended, format, parse } = made;
module.exports = { create, decodeExtended, encodeExtended, format, parse };
