/**
 * Returns a function that runs the asynchronous functions passed to it, at most `most` of them at a
 * time. Further functions wait and start in the order of the calls. A waiting function does not
 * start as soon as another one has finished, but after a pause as long as that one took. So a queue
 * of heavy computations leaves half of the processor time to other work. When no function waits,
 * there is no pause.
 */
export function fewAtOnce(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  // `resting` of those that count as `running` have ended, and pause before one that waits starts.
  let [running, resting] = [0, 0];
  const startNext = (): void => {
    resting -= 1;
    waiting.shift()?.();
  };
  return async (work) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    const since = performance.now();
    try {
      return await work();
    } finally {
      // A waiting call takes the place of the finished one, so `running` stays the same. If
      // `running` were decreased first, a newer call could start before the waiting one. Which call
      // that is, is known only after the pause: another place may be through with a shorter one.
      if (waiting.length > resting) {
        resting += 1;
        setTimeout(startNext, performance.now() - since);
      } else running -= 1;
    }
  };
}
