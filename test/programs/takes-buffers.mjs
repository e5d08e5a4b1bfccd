// A confined program that keeps ever more bytes outside the heap of JavaScript.
const kept = [];
for (;;) kept.push(Buffer.alloc(10_000_000, 1));
