import { SaxesParser } from 'saxes';
import { UnreadableFile } from '../rules/import-problem.js';
import { MARKUP_CHARACTERS_MAX, MARKUP_DEPTH_MAX } from '../rules/sheet.js';
import { aboutTheBytes } from './archive.js';

/** Callbacks for the markup of a part. Names come without their prefix. */
export interface MarkupReader {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text(text: string): void;
  close(name: string): void;
}

/**
 * Parses the markup of a part as a stream. `reader` is yielded after each chunk, so that the caller
 * can take what it collected. To bound memory, a tag, text or comment that is too long is refused,
 * and so are tags nested too deeply and document types, which could define entities.
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

/** Parses a part to its end. */
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
