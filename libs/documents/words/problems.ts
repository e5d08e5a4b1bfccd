import { defineProblems } from '#platform/problem';

/** Problems (error responses) of the domain `documents`, with status and messages. */
export const documentsProblems = defineProblems('documents', {
  DOCUMENT_UNKNOWN: {
    status: 422,
    zh: '项目没有登记过文号为“{document}”的文件，请先登记',
    en: 'The project has no registered document {document}; register it first',
  },
  DOCUMENT_EXISTS: {
    status: 409,
    zh: '该项目已登记过文号“{document}”',
    en: 'The project already has a document numbered {document}',
  },
  DOCUMENT_SUBJECT_KIND: {
    status: 422,
    zh: '文件不能关联到“{kind}”这类对象',
    en: 'Documents cannot be linked to things of kind {kind}',
  },
  DOCUMENT_EMPTY: {
    status: 422,
    zh: '文件是空的（0 字节），请检查后重新选择',
    en: 'The file is empty (0 bytes); choose another',
  },
  DOCUMENT_TYPE: {
    status: 422,
    zh: '不接受这种文件，请上传 PDF、OFD、图片、办公文档、文本或压缩包',
    en: 'Files of this type are not accepted; send a PDF, OFD, picture, office file, text or archive',
  },
  DOCUMENT_CONTENT: {
    status: 422,
    zh: '文件内容与扩展名“.{ending}”不符，请用原来的软件重新保存后上传',
    en: 'The content of the file is not what its ending .{ending} says; save it again with its own program',
  },
  DOCUMENT_ARCHIVE: {
    status: 422,
    zh: '压缩包已损坏，或解压后过大',
    en: 'The archive is damaged, or unpacks to far more than it is',
  },
  DOCUMENT_WITHOUT_FILE: {
    status: 404,
    zh: '该文件只登记了信息，没有上传电子文件',
    en: 'This document was registered without a file',
  },
  DOCUMENT_FILE_MISSING: {
    status: 500,
    zh: '服务器上找不到这份文件，已记录，请告知系统管理员（请求编号 {requestId}）',
    en: 'The file is not where the server keeps it; this was logged under request {requestId}, tell the system administrator',
  },
});

declare module '#platform/problem' {
  interface DeclaredProblems {
    documents: typeof documentsProblems;
  }
}
