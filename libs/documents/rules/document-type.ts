/**
 * What the bytes of a file are, as far as that is recognised without unpacking it: a media type of
 * a known signature, `text` (all characters readable), `markup` (text that a browser would run or
 * render, such as HTML or SVG), or null.
 */
export type Content = string;

/** File name endings that are accepted: the media type, and the contents that may be behind it. */
interface Accepted {
  mediaType: string;
  contents: readonly Content[];
}

const OFFICE_97 = 'application/x-cfb';
export const OPEN_DOCUMENT = 'application/vnd.oasis.opendocument';
export const OFD = 'application/ofd';
export const ZIP = 'application/zip';
const OOXML = 'application/vnd.openxmlformats-officedocument';
export const WORD = `${OOXML}.wordprocessingml.document`;
export const EXCEL = `${OOXML}.spreadsheetml.sheet`;
export const POWERPOINT = `${OOXML}.presentationml.presentation`;

const itself = (mediaType: string, ...others: Content[]): Accepted => ({
  mediaType,
  contents: [mediaType, ...others],
});
const as = (mediaType: string, ...contents: Content[]): Accepted => ({ mediaType, contents });

const BY_ENDING: Readonly<Record<string, Accepted>> = {
  pdf: itself('application/pdf'),
  ofd: itself(OFD),
  doc: as('application/msword', OFFICE_97),
  xls: as('application/vnd.ms-excel', OFFICE_97),
  ppt: as('application/vnd.ms-powerpoint', OFFICE_97),
  wps: as('application/wps-office.wps', OFFICE_97),
  et: as('application/wps-office.et', OFFICE_97),
  dps: as('application/wps-office.dps', OFFICE_97),
  docx: itself(WORD),
  xlsx: itself(EXCEL),
  pptx: itself(POWERPOINT),
  odt: as(`${OPEN_DOCUMENT}.text`, OPEN_DOCUMENT),
  ods: as(`${OPEN_DOCUMENT}.spreadsheet`, OPEN_DOCUMENT),
  odp: as(`${OPEN_DOCUMENT}.presentation`, OPEN_DOCUMENT),
  png: itself('image/png', 'image/apng'),
  jpg: itself('image/jpeg'),
  jpeg: itself('image/jpeg'),
  gif: itself('image/gif'),
  webp: itself('image/webp'),
  bmp: itself('image/bmp'),
  tif: itself('image/tiff'),
  tiff: itself('image/tiff'),
  heic: itself('image/heic'),
  txt: as('text/plain', 'text'),
  csv: as('text/csv', 'text'),
  // A renamed office file is an archive too, and harmless as one.
  zip: itself(ZIP, OFD, WORD, EXCEL, POWERPOINT, OPEN_DOCUMENT),
  '7z': itself('application/x-7z-compressed'),
  rar: itself('application/x-rar-compressed'),
  gz: itself('application/gzip'),
  tar: itself('application/x-tar'),
};

/** The accepted endings, for messages. */
export const ACCEPTED_ENDINGS = Object.keys(BY_ENDING).join(', ');

/** Why a file is not accepted: its ending is not, or its content is not what the ending says. */
export type TypeProblem = 'ending' | 'content';

/**
 * Returns the media type of a document by its content, which must be what the ending of its name
 * says. A name is not believed, but people choose a program by it.
 */
export function documentTypeOf(
  name: string,
  content: Content | null,
): { mediaType: string } | { problem: TypeProblem; ending: string } {
  const ending = /\.([a-z0-9]{1,10})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const accepted = Object.hasOwn(BY_ENDING, ending) ? BY_ENDING[ending] : undefined;
  if (!accepted) return { problem: 'ending', ending };
  return content !== null && accepted.contents.includes(content)
    ? { mediaType: accepted.mediaType }
    : { problem: 'content', ending };
}
