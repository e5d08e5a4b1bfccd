import { describe, expect, it } from '@jest/globals';
import { maskSecrets } from './mask-secrets.js';

const SECRET = 'kT0m9mWc2Jb0V7r1x3y5z7A9B1C3D5E7F9G1H3I5J7K';

describe('a mail that somebody else reads', () => {
  it.each([
    [`https://tracker.city.example/password#${SECRET}`, 'https://tracker.city.example/password#…'],
    [
      `确认：http://localhost:3000/acknowledge#${SECRET}\n下一行`,
      '确认：http://localhost:3000/acknowledge#…\n下一行',
    ],
    [
      `<a href="https://x.example/api/calendar/${SECRET}.ics">`,
      '<a href="https://x.example/api/calendar/….ics">',
    ],
    [`/x?token=${SECRET}&a=1`, '/x?token=…&a=1'],
  ])('%s', (text, masked) => expect(maskSecrets(text)).toBe(masked));

  it('keeps links that carry no secret', () => {
    const text =
      'https://tracker.city.example/projects/0197d0a2-5b1e-7c44-9a57-3f0f3a9f5c10 和 /alerts';
    expect(maskSecrets(text)).toBe(text);
  });
});
