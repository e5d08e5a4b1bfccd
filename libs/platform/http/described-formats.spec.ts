import type { OpenAPIObject } from '@nestjs/swagger';
import { describe, expect, it } from '@jest/globals';
import { describeFormats } from './described-formats.js';

const TEXT = { type: 'string' };
const NUMBER = { type: 'number' };
const AMOUNT = { type: 'string', pattern: String.raw`^-?\d+$`, example: '2700000000000' };
const UUID = '0197d0a2-5b1e-7c44-9a57-3f0f3a9f5c10';

const described = (properties: Record<string, object>): unknown => {
  const document = { components: { schemas: { One: { type: 'object', properties } } } };
  describeFormats(document as unknown as OpenAPIObject);
  return properties;
};

describe('what the name of a field says about it', () => {
  it.each([
    ['a day', 'dueOn', TEXT, { ...TEXT, format: 'date' }],
    ['a day since', 'heldSince', TEXT, { ...TEXT, format: 'date' }],
    ['an instant', 'recordedAt', TEXT, { ...TEXT, format: 'date-time' }],
    [
      'an instant that may be null',
      'endedAt',
      { type: ['string', 'null'] },
      { type: ['string', 'null'], format: 'date-time' },
    ],
    ['a name', 'name', TEXT, TEXT],
    ['its own id', 'id', TEXT, { ...TEXT, format: 'uuid' }],
    [
      'an id with an example',
      'projectId',
      { ...TEXT, example: UUID },
      { ...TEXT, example: UUID, format: 'uuid' },
    ],
    [
      'a list of ids',
      'projectIds',
      { type: 'array', items: TEXT },
      { type: 'array', items: { ...TEXT, format: 'uuid' } },
    ],
    ['the id of an organisation', 'leadOrganisationId', TEXT, TEXT],
    ['an id whose example is no UUID', 'id', { ...TEXT, example: '1042' }, {}],
    ['an id of another pattern', 'id', { ...TEXT, pattern: '^[a-z]+$' }, {}],
    ['an amount', 'amountFen', TEXT, AMOUNT],
    [
      'an amount that may be unknown',
      'fen',
      { type: ['string', 'null'] },
      { ...AMOUNT, type: ['string', 'null'], description: 'null is unknown, never zero' },
    ],
    [
      'an amount that says more itself',
      'leftFen',
      { type: ['string', 'null'], pattern: '^1$', example: '1', description: 'what is left' },
      {},
    ],
    ['a version', 'etag', TEXT, { ...TEXT, example: '"v1"' }],
    ['a count', 'entries', NUMBER, { type: 'integer' }],
    [
      'a count that may be unknown',
      'rank',
      { type: ['number', 'null'] },
      { type: ['integer', 'null'] },
    ],
    ['a measured value', 'target2025', { ...NUMBER, example: 79.5 }, {}],
    ['a list of values', 'changedAt', { ...TEXT, enum: ['a'] }, {}],
    ['a format of its own', 'seenUntil', { ...TEXT, format: 'date-time' }, {}],
  ])('%s', (_, name, field, expected) => {
    expect(described({ [name]: { ...field } })).toEqual({
      [name]: Object.keys(expected).length === 0 ? field : expected,
    });
  });
});
