import { SaxesParser } from 'saxes';
import { UnreadableFile } from '../rules/import-problem.js';
import { MARKUP_CHARACTERS_MAX, MARKUP_DEPTH_MAX } from '../rules/import-limits.js';
import { aboutTheBytes } from './archive.js';

/**
 * Callbacks that receive the XML markup of a file inside a workbook. Names of tags are passed
 * without their namespace prefix.
 */
export interface MarkupReader {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text(text: string): void;
  close(name: string): void;
}

/**
 * Parses XML markup as a stream. Yields `reader` after each chunk, so that the caller can take what
 * `reader` has collected. To limit memory, the following are refused: a tag, text or comment that
 * is too long, tags nested too deeply, and document types, which could define entities.
 * @throws UnreadableFile
 */
export async function* scanMarkup<Reader extends MarkupReader>(
  pieces: AsyncIterable<string>,
  reader: Reader,
): AsyncGenerator<Reader> {
  const parser = new SaxesParser({ xmlns: false, position: false });
  let silent = 0;
  let depth = 0;
  parser.on('doctype', () => refuse('FILE_UNREADABLE', { reason: 'xml: DOCTYPE' }));
  parser.on('opentag', ({ name, attributes }) => {
    silent = 0;
    depth += 1;
    if (depth > MARKUP_DEPTH_MAX) refuse('MARKUP_TOO_DEEP', { limit: MARKUP_DEPTH_MAX });
    reader.open(localName(name), attributes);
  });
  parser.on('text', (text) => reader.text(text));
  parser.on('cdata', (text) => reader.text(text));
  parser.on('closetag', ({ name }) => {
    silent = 0;
    depth -= 1;
    reader.close(localName(name));
  });
  try {
    for await (const piece of pieces) {
      silent += piece.length;
      parser.write(piece);
      if (silent > MARKUP_CHARACTERS_MAX)
        refuse('MARKUP_ENDLESS', { limit: MARKUP_CHARACTERS_MAX });
      yield reader;
    }
    parser.close();
    yield reader;
  } catch (error) {
    throw aboutTheBytes(error, 'xml');
  }
}

/** Parses XML markup to its end and calls the callbacks of `reader`. */
export async function readMarkup(
  pieces: AsyncIterable<string>,
  reader: MarkupReader,
): Promise<void> {
  for await (const after of scanMarkup(pieces, reader)) void after;
}

function refuse(...[code, facts]: ConstructorParameters<typeof UnreadableFile>): never {
  throw new UnreadableFile(code, facts);
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);
