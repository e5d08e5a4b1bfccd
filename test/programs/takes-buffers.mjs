// Test program for the sandbox: allocates ever more memory outside the JavaScript heap.
const kept = [];
for (;;) kept.push(Buffer.alloc(10_000_000, 1));
