/**
 * Relative tolerance when figures are compared: other load on the machine can change even a ratio
 * within one run by this much.
 */
const TOLERANCE = 0.2;

/**
 * Reads the figures in the tables of a document whose rows are `| bench | figure | value | better
 * |`, where `better` is `higher` or `lower`.
 */
export const keptFigures = (document) =>
  document.split('\n').flatMap((line) => {
    const [, bench, figure, value, better] =
      /^\|\s*`?([\w-]+)`?\s*\|\s*`([^`]+)`\s*\|\s*([\d.]+)\s*\|\s*(higher|lower)\s*\|/.exec(line) ??
      [];
    return bench ? [{ bench, figure, value: Number(value), better }] : [];
  });

/**
 * Reads the numbers in a benchmark's output, which has one JSON object on each line. The key of a
 * number is its path, such as `single.ratio`.
 */
export function figuresOf(output) {
  const found = new Map();
  const collect = (value, path) => {
    if (typeof value === 'number') found.set(path.join('.'), value);
    else if (value !== null && typeof value === 'object')
      for (const [name, inner] of Object.entries(value)) collect(inner, [...path, name]);
  };
  for (const line of output.split('\n').filter((each) => each.startsWith('{'))) {
    const { part, ...facts } = JSON.parse(line);
    collect(facts, part === undefined ? [] : [part]);
  }
  return found;
}

/**
 * Compares measured figures with those of the document.
 * @returns for each figure of the document, a line of text and whether the figure was reached.
 */
export function compared(kept, measured) {
  return kept.map(({ figure, value, better }) => {
    const now = measured.get(figure);
    if (now === undefined) return { text: `${figure}: not measured in this run`, isKept: false };
    const isKept =
      better === 'higher' ? now >= value * (1 - TOLERANCE) : now <= value * (1 + TOLERANCE);
    return {
      text: `${figure}: ${now}, ${isKept ? 'kept' : 'worse'} (${value} in docs/performance.md, ${better} is better)`,
      isKept,
    };
  });
}
