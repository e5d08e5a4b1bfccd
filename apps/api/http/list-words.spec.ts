import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenAPIObject } from '@nestjs/swagger';
import { describe, expect, it } from '@jest/globals';
import { projectRoot } from '#platform/program';
import { trackerDomains } from '#installation';
import {
  codesOf,
  ListVocabulary,
  resolved,
  type Schema,
  type Schemas,
  wordsOf,
} from '#platform/http';

const document = JSON.parse(
  readFileSync(join(projectRoot, 'docs', 'openapi.json'), 'utf8'),
) as OpenAPIObject;
const schemas = document.components?.schemas as Schemas;

/** The schemas of the items of every route that answers a list. */
const items = Object.values(document.paths).flatMap(({ get }) => {
  const answer = (get?.responses['200'] as { content?: Record<string, { schema: Schema }> })
    ?.content?.['application/json']?.schema;
  return (answer && resolved(schemas, answer).schema.properties?.items?.items) ?? [];
});

interface Field {
  dto: string;
  name: string;
  schema: Schema;
}

/** Lists every field of the items, those of objects within them too. */
function fieldsIn(item: Schema, seen = new Set<string>()): Field[] {
  const { schema, name: dto } = resolved(schemas, item);
  if (dto !== null && seen.has(dto)) return [];
  if (dto !== null) seen.add(dto);
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const value = resolved(schemas, field).schema;
    return [{ dto: dto ?? '', name, schema: value }, ...fieldsIn(value.items ?? field, seen)];
  });
}

const declared = trackerDomains.map(({ listWords }) => listWords);
const vocabulary = new ListVocabulary(declared);
const headings = declared.flatMap(({ headings: own = {} }) => Object.keys(own));
const fields = items.flatMap((item) => fieldsIn(item)).filter(({ name }) => name !== 'etag');

describe('the words of files of lists (list-words.ts of each domain)', () => {
  it('name every field of every list', () => {
    expect(items.length).toBeGreaterThan(60);
    const named = fields.map(({ name }) => name);
    expect([...new Set(named)].filter((name) => !headings.includes(name)).sort()).toEqual([]);
    expect(headings.filter((name) => !named.includes(name))).toEqual([]);
  });

  it('have a text for every code', () => {
    const without = fields.flatMap(({ dto, name, schema }) => {
      const words = wordsOf(vocabulary, { dto, name, schema });
      return codesOf(schema)
        .filter((code) => !words || !Object.hasOwn(words, code))
        .map((code) => `${dto}.${name}: ${code}`);
    });
    expect([...new Set(without)]).toEqual([]);
  });
});
