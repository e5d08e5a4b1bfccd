// Test program for the sandbox: allocates ever more memory in the JavaScript heap.
const kept = [];
for (;;) kept.push({ text: `${kept.length}`.repeat(10) });
