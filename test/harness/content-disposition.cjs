// Loads this package with Node's own loader. It is an ES module that @fastify/static loads with
// `require`, which Node ≥ 20.19 supports and Jest's loader does not. The names are listed, because
// Jest reads from the source text which names a CommonJS file exports.
const { create, decodeExtended, encodeExtended, format, parse } = process
  .getBuiltinModule('node:module')
  .createRequire(__filename)('content-disposition');
module.exports = { create, decodeExtended, encodeExtended, format, parse };
