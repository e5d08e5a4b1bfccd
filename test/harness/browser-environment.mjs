import { TestEnvironment } from 'jest-environment-node';

/**
 * Jest environment that prints the content of the page when a browser test fails. The error of a
 * timed-out wait says only what was not found.
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
