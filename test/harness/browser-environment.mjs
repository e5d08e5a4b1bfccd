import { TestEnvironment } from 'jest-environment-node';

/**
 * Jest environment that prints the texts of the open pages when a browser test fails, because the
 * error of a timed-out wait says only which element was not found.
 */
export default class BrowserEnvironment extends TestEnvironment {
  async handleTestEvent({ name, test }) {
    if (name !== 'test_fn_failure') return;
    const seen = await this.global
      .tellOfScreen?.()
      .catch((error) => `the screen could not be read: ${error.message}`);
    if (seen) process.stderr.write(`On the screen when “${test.name}” failed:\n${seen}\n`);
  }
}
