import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { examplesAsWritten, sortEnums } from './dto-metadata.mjs';

/** A class as the Swagger plugin leaves it: with what it has read from types and comments. */
const SOURCE = `
export class PlaceDto {
  /** @example 专栏10 第1项 */
  place: string;
  /**
   * share in per cent
   * @example 70.00
   */
  percent: string | null;
  /** @example 7 */
  entries: number;
  state: 'b' | 'a';
  static _OPENAPI_METADATA_FACTORY() {
    return {
      place: { required: true, type: () => String },
      percent: { required: true, type: () => String, nullable: true, example: 70 },
      entries: { required: true, type: () => Number, example: 7 },
      state: { required: true, enum: ['b', 'a'] },
    };
  }
}`;

const transformed = (name: string): string => {
  const file = ts.createSourceFile(name, SOURCE, ts.ScriptTarget.ES2022, true);
  const {
    transformed: [changed = file],
  } = ts.transform(file, [
    sortEnums as ts.TransformerFactory<ts.SourceFile>,
    examplesAsWritten as ts.TransformerFactory<ts.SourceFile>,
  ]);
  const text = ts.createPrinter().printFile(changed);
  return text.slice(text.indexOf('return'));
};

describe('what is corrected in the metadata of DTO classes', () => {
  const metadata = transformed('place.dto.ts');

  it.each([
    ['an example of several words', String.raw`example: "\u4E13\u680F10 \u7B2C1\u9879"`],
    ['a text of digits that may be null', 'nullable: true, example: "70.00"'],
    ['a number', 'type: () => Number, example: 7'],
    ['values of a union, in order', "enum: ['a', 'b']"],
  ])('takes %s as it is written', (_, expected) => {
    expect(metadata).toContain(expected);
  });

  it('leaves other files alone', () => {
    expect(transformed('place.ts')).toContain('example: 70 }');
  });
});
