// Test program for the sandbox: prints valid JSON that is not what the caller expects.
process.stdout.write('{"rows":[[1,[{"__proto__":null}]]]}\n{"end":true}\n');
