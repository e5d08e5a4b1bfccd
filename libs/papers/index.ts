export { TABLE, TITLE } from './files/gbt9704.js';
export { centred, empty, heading, text, widthsOf } from './files/official-blocks.js';
export { fillTemplate, templateFile, WORD_FILE } from './files/word-file.js';
export { documentXml, table } from './files/word-xml.js';
export { dayWords } from './texts/bulletin-words.js';
export { papersDomain } from './papers.declaration.js';
