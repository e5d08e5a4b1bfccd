// An ES module that @fastify/static requires. Node ≥ 20.19 can, Jest's own loader cannot, so Node loads the real one.
module.exports = process.getBuiltinModule('node:module').createRequire(__filename)(
  'content-disposition',
);
