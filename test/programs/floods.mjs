// A confined program that never stops talking.
const line = `${JSON.stringify({ text: 'x'.repeat(10_000) })}\n`;
const more = () => {
  while (process.stdout.write(line));
  process.stdout.once('drain', more);
};
more();
