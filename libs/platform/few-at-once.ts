/**
 * Limits the number of concurrent calls; further calls wait in order.
 * @param most maximum number at once, 1 or more.
 */
export function fewAtOnce(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      // The slot is passed directly to the next waiting call, so that a newer call cannot take it
      // first.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
