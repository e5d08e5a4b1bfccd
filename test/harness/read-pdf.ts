import { extractText, getDocumentProxy, getMeta } from 'unpdf';

/** What a reader of PDF files by others finds in one: the text of each page, and when it was made. */
export interface ReadPdf {
  pages: string[];
  title: string;
  madeAt: string;
}

/** Reads a PDF; white space between texts is one blank. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  const { text } = await extractText(pdf, { mergePages: false });
  const { info } = await getMeta(pdf);
  const { Title, CreationDate } = info as { Title: string; CreationDate: string };
  return {
    pages: text.map((page) => page.replace(/\s+/g, ' ')),
    title: Title,
    madeAt: CreationDate,
  };
}
