import { Session } from 'node:inspector/promises';

/** Records which source files of the program run code during a span of time. */
export interface ExecutedFiles {
  /** Ends the recording and returns the files, relative to the checkout, in alphabetical order. */
  end(): Promise<string[]>;
}

/**
 * Starts the recording, by the counters of V8. Code that runs when a file is loaded does not count,
 * if the file was loaded before.
 */
export async function recordExecutedFiles(): Promise<ExecutedFiles> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  // Resets the counters: the first report also contains functions that ran before.
  await session.post('Profiler.takePreciseCoverage');
  return {
    async end() {
      const { result } = await session.post('Profiler.takePreciseCoverage');
      await session.post('Profiler.stopPreciseCoverage');
      session.disconnect();
      const files = result
        .filter(({ functions }) => functions.some(({ ranges }) => (ranges[0]?.count ?? 0) > 0))
        .flatMap(({ url }) => /(?:^|\/)((?:libs|apps)\/[^?]*)\.[jt]s$/.exec(url)?.[1] ?? [])
        .map((file) => `${file}.ts`);
      return [...new Set(files)].sort();
    },
  };
}
