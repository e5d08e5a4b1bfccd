import { describe, expect, it } from '@jest/globals';
import { declareDomain, type DomainDeclaration } from './declare-domain.js';
import { domainFaults } from './domain-faults.js';

class Boat {}
const word = { status: 422, zh: '不行', en: 'no' };
const fishing: DomainDeclaration = {
  name: 'fishing',
  problems: { NET_TORN: word },
  auditActions: ['boat.sail'],
  entities: [Boat],
  settings: ['HARBOUR'],
  listWords: { headings: { net: word } },
};
const faultsOf = (...declared: DomainDeclaration[]) => domainFaults(declared.map(declareDomain));

describe('what domains declare', () => {
  it('is accepted when each name belongs to one of them', () => {
    expect(faultsOf(fishing, { name: 'trade', problems: { PRICE_UNKNOWN: word } })).toEqual([]);
  });

  it.each<[string, Omit<DomainDeclaration, 'name'>, string]>([
    ['a problem', { problems: { NET_TORN: word } }, 'the problem NET_TORN'],
    ['an audit action', { auditActions: ['boat.sail'] }, 'the audit action boat.sail'],
    ['an entity', { entities: [Boat] }, 'the entity Boat'],
    ['a setting', { settings: ['HARBOUR'] }, 'the setting HARBOUR'],
    ['a heading', { listWords: { headings: { net: word } } }, 'the heading net'],
  ])('names %s that two of them declare', (_, declared, named) => {
    expect(faultsOf(fishing, { name: 'trade', ...declared })).toEqual([
      `${named} is declared more than once: by fishing, trade`,
    ]);
  });

  it('names a problem without a message in a language', () => {
    const problems = { ICE_TOO_THICK: { ...word, en: ' ' }, NO_WIND: { ...word, zh: '' } };
    expect(faultsOf({ name: 'fishing', problems })).toEqual([
      'the problem ICE_TOO_THICK of fishing has no message in English',
      'the problem NO_WIND of fishing has no message in Chinese',
    ]);
  });
});
