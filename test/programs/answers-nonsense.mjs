// A confined program whose answers are JSON, and none that anybody asked for.
process.stdout.write('{"rows":[[1,[{"__proto__":null}]]]}\n{"end":true}\n');
