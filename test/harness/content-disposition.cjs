// Loads this package with Node's own loader. It is an ES module that @fastify/static loads with
// `require`, which Node ≥ 20.19 supports and Jest's loader does not.
module.exports = process.getBuiltinModule('node:module').createRequire(__filename)(
  'content-disposition',
);
