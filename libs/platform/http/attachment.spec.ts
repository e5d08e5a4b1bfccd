import { expect, it } from '@jest/globals';
import { attachmentNamed } from './attachment.js';

it.each([
  ['a.pdf', `attachment; filename="document.pdf"; filename*=UTF-8''a.pdf`],
  ['批复.pdf', `attachment; filename="document.pdf"; filename*=UTF-8''%E6%89%B9%E5%A4%8D.pdf`],
  [
    "it's (1)*.txt",
    `attachment; filename="document.txt"; filename*=UTF-8''it%27s%20%281%29%2A.txt`,
  ],
  ['"; x="y', `attachment; filename="document"; filename*=UTF-8''%22%3B%20x%3D%22y`],
  ['a\r\nb', `attachment; filename="document"; filename*=UTF-8''a%0D%0Ab`],
])('%j is saved under its own name', (name, header) => expect(attachmentNamed(name)).toBe(header));
