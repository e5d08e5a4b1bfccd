/**
 * Types of the part of `pdfmake` that prints tables. Those of `@types/pdfmake` bring the types of
 * browsers into the server.
 */
declare module 'pdfmake' {
  /** Text, columns or a table, as the documentation of pdfmake describes them. */
  export type Content = Readonly<Record<string, unknown>>;

  export interface DocumentDefinition {
    pageSize: 'A4';
    pageOrientation: 'portrait' | 'landscape';
    pageMargins: [left: number, top: number, right: number, bottom: number];
    info: { title: string; creator: string; producer: string; creationDate: Date };
    defaultStyle: Content;
    styles: Readonly<Record<string, Content>>;
    content: readonly Content[];
    footer: (page: number, pages: number) => Content;
  }

  const pdfmake: {
    setUrlAccessPolicy(isAllowed: (url: string) => boolean): void;
    setLocalAccessPolicy(isAllowed: (file: string) => boolean): void;
    setFonts(fonts: Readonly<Record<string, { normal: string; bold: string }>>): void;
    createPdf(definition: DocumentDefinition): { getBuffer(): Promise<Buffer> };
  };
  export default pdfmake;
}
