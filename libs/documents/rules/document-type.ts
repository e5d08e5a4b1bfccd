/**
 * Type of the content of a file, recognised from its bytes without unpacking: a media type with a
 * known signature, `text` (all characters are readable), or `markup` (text that a browser would
 * execute or render, such as HTML or SVG).
 */
export type Content = string;

/**
 * What is accepted for one file name ending: the media type with which the file is sent, and the
 * contents that a file with this ending may have.
 */
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
  // An office file is a ZIP archive too, so one that was renamed to `.zip` is accepted.
  zip: itself(ZIP, OFD, WORD, EXCEL, POWERPOINT, OPEN_DOCUMENT),
  '7z': itself('application/x-7z-compressed'),
  rar: itself('application/x-rar-compressed'),
  gz: itself('application/gzip'),
  tar: itself('application/x-tar'),
};

/** The accepted file name endings, separated by commas, for error messages. */
export const ACCEPTED_ENDINGS = Object.keys(BY_ENDING).join(', ');

/**
 * Why a file is not accepted. `ending`: files with this name ending are not accepted. `content`:
 * the content is not what the ending says.
 */
export type TypeProblem = 'ending' | 'content';

/**
 * Returns the media type of a document, or the reason why the file is not accepted. The content
 * must match the ending of the file name, because the reader's computer chooses the program that
 * opens the file by that ending.
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
