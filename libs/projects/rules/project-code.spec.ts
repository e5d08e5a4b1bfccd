import { describe, expect, it } from '@jest/globals';
import { readProjectCode } from './project-code.js';

describe('a project code', () => {
  it.each([
    ['2019-330100-48-01-012345', '2019-330100-48-01-012345', true],
    [' ２０１９－３３０１００－４８－０１－０１２３４５ ', '2019-330100-48-01-012345', true],
    ['2019–330100–48–01–012345', '2019-330100-48-01-012345', true],
    ['2017-330100-48-01-012345-000', '2017-330100-48-01-012345-000', false],
    ['2017-330100-48-01-012345-00a', '2017-330100-48-01-012345-00A', false],
  ])('%s is read', (text, code, standard) =>
    expect(readProjectCode(text)).toEqual({ code, standard }),
  );

  it.each([
    '',
    '2019-330100-48-01-01234',
    '2019-330100-48-01-0123456',
    '2019330100480 1012345',
    '2019-330100-48-01-012345-',
    '2019-330100-48-01-012345-00000000000',
    '杭州地铁',
  ])('%s is none', (text) => expect(readProjectCode(text)).toBeNull());
});
