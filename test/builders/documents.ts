/** A small PDF with one empty page; `text` makes its bytes differ. */
export const aPdf = (text = '示例'): Buffer<ArrayBuffer> =>
  Buffer.from(
    `%PDF-1.4\n% ${text}\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n`,
  );

/** Returns the form field of an upload that links the document to a project. */
export const toProject = (id: string): { linkedTo: string } => ({
  linkedTo: JSON.stringify([{ kind: 'project', id }]),
});
