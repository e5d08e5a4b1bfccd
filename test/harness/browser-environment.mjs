import { TestEnvironment } from 'jest-environment-node';

/** Tells what stood on the screen when a test of the browser failed: a wait that ran out says only what was not there. */
export default class BrowserEnvironment extends TestEnvironment {
  async handleTestEvent({ name, test }) {
    if (name !== 'test_fn_failure') return;
    const seen = await this.global
      .tellOfScreen?.()
      .catch((error) => `the screen could not be read: ${error.message}`);
    if (seen) process.stderr.write(`On the screen when “${test.name}” failed:\n${seen}\n`);
  }
}
