import { describe, expect, it } from '@jest/globals';
import { loggedPath } from './logged-path.js';

describe('the path that the log keeps', () => {
  it.each([
    ['/', '/'],
    [
      '/api/projects/0197d0a2-5b1e-7c44-9a57-3f0f3a9f5c10/ledger-entries?limit=1',
      '/api/projects/0197d0a2-5b1e-7c44-9a57-3f0f3a9f5c10/ledger-entries',
    ],
    ['/api/organisations/sample-transport', '/api/organisations/sample-transport'],
    ['/api/openapi.json', '/api/openapi.json'],
    ['/api/tokens/jw1b0v2r0m3q4Yx8dE5sT6uV7wX8yZ9aB0cD1eF2gH3', '/api/tokens/…'],
    ['/api/tokens/Pasted%20Password', '/api/tokens/…'],
    [`/api/tokens/${'a'.repeat(41)}`, '/api/tokens/…'],
    ['/api/me?token=x', '/api/me'],
  ])('%s → %s', (url, path) => expect(loggedPath(url)).toBe(path));
});
