import { describe, expect, it } from '@jest/globals';
import { agentFamily } from './agent-family.js';

describe('a browser as its owner recognises it', () => {
  it.each<[string | undefined, string | null]>([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0',
      'Firefox 140, Windows',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0',
      'Edge 142, Windows',
    ],
    [
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
      'Chrome 142, Linux',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
      'Safari 18, iOS',
    ],
    [
      'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36 MicroMessenger/8.0 wxwork/5.0',
      'WeCom 5, Android',
    ],
    ['curl/8.5.0', 'curl 8'],
    ['node', 'other'],
    ['<script>alert(1)</script>', 'other'],
    ['', null],
    [undefined, null],
    [`Chrome/${'9'.repeat(5_000)}`, 'Chrome 9999'],
  ])('%s', (userAgent, family) => expect(agentFamily(userAgent)).toBe(family));
});
