import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { root } from '../checkout.mjs';
import { advisoriesOfAudit, affected, keptAdvisories } from './advisories.mjs';
import { BUILDING, EXCEPTIONS, isAccepted, licenceFaults, SHIPPED } from './licences.mjs';
import { lockedPackages, readLock } from './locked.mjs';

const locked = lockedPackages(readLock());

describe('the packages of the lockfile', () => {
  it('are affected by none of the advisories that are kept', () =>
    expect(affected(locked, keptAdvisories())).toEqual([]));
  it('are all under a licence that can be accepted', () =>
    expect(licenceFaults(locked)).toEqual([]));

  it('come from the public registry, each with the hash of what was reviewed', () => {
    expect(
      locked.filter(({ integrity }) => !integrity?.startsWith('sha512-')).map(({ place }) => place),
    ).toEqual([]);
    expect(
      locked
        .filter(
          ({ resolved }) =>
            resolved !== null && !resolved.startsWith('https://registry.npmjs.org/'),
        )
        .map(({ place }) => place),
    ).toEqual([]);
  });

  it('are named exactly in package.json: an install brings what was tested and nothing newer', () => {
    const { dependencies, devDependencies, optionalDependencies } = JSON.parse(
      readFileSync(path.join(root, 'package.json'), 'utf8'),
    );
    const loose = Object.entries({
      ...dependencies,
      ...devDependencies,
      ...optionalDependencies,
    }).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(String(version)));
    expect(loose).toEqual([]);
  });
});

describe('an advisory', () => {
  const advisory = {
    id: 'GHSA-1',
    package: 'a',
    affected: '>=1.0.0 <1.2.3',
    severity: 'high',
    what: 'it breaks',
  };
  const at = (version: string) => [{ name: 'a', version }];
  it.each([
    ['1.0.0', 1],
    ['1.2.2', 1],
    ['1.2.3-rc.1', 1],
    ['1.2.3', 0],
    ['0.9.0', 0],
  ])('of versions before the mended one, at %s', (version, count) => {
    expect(affected(at(version), { advisories: [advisory] })).toHaveLength(count);
  });
  it('names the package, the version and the fault', () =>
    expect(affected(at('1.1.0'), { advisories: [advisory] })).toEqual([
      'a@1.1.0 is affected by GHSA-1 (high): it breaks',
    ]));
  it('that was accepted with a reason is not told again', () =>
    expect(
      affected(at('1.1.0'), {
        advisories: [advisory],
        accepted: { 'GHSA-1': 'only used to build' },
      }),
    ).toEqual([]));
  it('is taken from what npm audit says', () => {
    const via = [
      'b',
      {
        name: 'a',
        url: 'https://github.com/advisories/GHSA-1',
        range: '>=1.0.0 <1.2.3',
        severity: 'high',
        title: 'it breaks',
      },
    ];
    expect(advisoriesOfAudit({ vulnerabilities: { a: { via } } })).toEqual([advisory]);
  });
  it('has a day, a source, a range and a sentence', () => {
    const { asOf, madeBy, advisories } = keptAdvisories();
    expect([asOf, madeBy]).toEqual([
      expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
      expect.stringMatching(/\w/),
    ]);
    for (const one of advisories)
      expect(one).toEqual({
        id: expect.stringMatching(/^(GHSA|CVE)-/),
        package: expect.any(String),
        affected: expect.stringMatching(/[<=>\d]/),
        severity: expect.any(String),
        what: expect.any(String),
      });
  });
});

describe('a licence', () => {
  it.each([
    ['MIT', true, true],
    ['(MIT OR EUPL-1.1+)', true, true],
    ['Apache-2.0 AND MIT', true, true],
    ['MPL-2.0', false, true],
    ['GPL-3.0-only', false, false],
    ['MIT AND GPL-3.0-only', false, false],
    ['SEE LICENSE IN LICENSE', false, false],
  ])('%s', (expression, shipped, building) =>
    expect([isAccepted(expression, SHIPPED), isAccepted(expression, BUILDING)]).toEqual([
      shipped,
      building,
    ]),
  );
  it('that was excepted is that of a package that is there', () =>
    expect(
      Object.keys(EXCEPTIONS).filter((name) => !locked.some((one) => one.name === name)),
    ).toEqual([]));
  it('that nobody states is a fault', () =>
    expect(licenceFaults([{ name: 'a', version: '1.0.0', license: null, dev: true }])).toEqual([
      'a@1.0.0 states no licence',
    ]));
});
