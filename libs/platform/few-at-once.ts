/**
 * Returns a function that runs the given asynchronous functions, at most `most` of them at a time.
 * Further ones wait and start in the order of the calls.
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
      // If a call is waiting, it starts now and `running` stays the same. Otherwise a newer call
      // could start before it.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
