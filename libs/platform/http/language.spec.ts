import { describe, expect, it } from '@jest/globals';
import { languageOf } from './language.js';

describe('the language of an answer', () => {
  it.each<[string | undefined, 'zh' | 'en']>([
    [undefined, 'zh'],
    ['', 'zh'],
    ['*', 'zh'],
    ['fr', 'zh'],
    ['zh-CN', 'zh'],
    ['en', 'en'],
    ['EN-us', 'en'],
    ['en,zh', 'en'],
    ['zh,en', 'zh'],
    ['en;q=0.3, zh;q=0.8', 'zh'],
    ['fr, en;q=0.5', 'en'],
    ['en;q=0', 'zh'],
    ['en;q=nonsense', 'en'],
  ])('%s → %s', (header, language) => expect(languageOf(header)).toBe(language));
});
