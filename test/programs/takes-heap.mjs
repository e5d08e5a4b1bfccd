// A confined program that keeps ever more values.
const kept = [];
for (;;) kept.push({ text: `${kept.length}`.repeat(10) });
