// Test program for the sandbox: prints output without end.
const line = `${JSON.stringify({ text: 'x'.repeat(10_000) })}\n`;
const more = () => {
  while (process.stdout.write(line));
  process.stdout.once('drain', more);
};
more();
