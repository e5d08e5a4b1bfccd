import { expect, it } from '@jest/globals';
import { fileSize } from './file-size.js';

it.each([
  [1, '1 B'],
  [1_023, '1023 B'],
  [1_024, '1.0 KB'],
  [1_258_291, '1.2 MB'],
  [104_857_600, '100 MB'],
  [104_857_601, '101 MB'],
])('%d bytes are %s', (bytes, text) => expect(fileSize(bytes)).toBe(text));
