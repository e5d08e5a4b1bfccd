import { describe, expect, it } from '@jest/globals';
import { StartupError } from '../program/startup-error.js';
import { defineFactWords, wordFact } from './fact-words.js';

describe('values of problems that are codes', () => {
  defineFactWords('boats', {
    state: { moored: { zh: '系泊', en: 'moored' } },
    why: (fact, language) => `${language}: ${fact}`,
  });

  it('are said in the words of the domain that declares them', () => {
    expect(wordFact('state', 'moored', 'zh')).toBe('系泊');
    expect(wordFact('why', 'fog', 'en')).toBe('en: fog');
  });

  it.each([
    ['a code that nobody words', 'state', 'adrift'],
    ['a value that nobody words', 'harbour', 'moored'],
  ])('are shown as they are: %s', (_, name, fact) => {
    expect(wordFact(name, fact, 'en')).toBeNull();
  });

  it('may be shared by domains that agree', () => {
    defineFactWords('nets', { state: { moored: { zh: '系泊', en: 'moored' } } });
    expect(() =>
      defineFactWords('nets', { state: { moored: { zh: '停泊', en: 'moored' } } }),
    ).toThrow(new StartupError('boats and nets word the state moored differently.'));
  });
});
