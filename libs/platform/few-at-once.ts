/**
 * Runs work of one kind a few at a time, in the order in which it comes; the rest waits and holds nothing but memory.
 * @param most how many at once, 1 or more.
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
      // A place is handed on, so that nobody who comes later takes it first.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
