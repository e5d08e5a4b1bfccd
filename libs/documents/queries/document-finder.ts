import { Injectable } from '@nestjs/common';
import type { Actor } from '#identity';
import type { Tx } from '#platform/database';
import { type Asked, type Finder, Finds, type Found, rankOf } from '#platform/search';
import { Subjects } from '../subjects.js';

interface NamedRow {
  projectId: string;
  id: string;
  name: string;
  number: string | null;
  links: { kind: string; id: string }[];
}

/** Documents that are looked at, newest first, before those that the actor may not read are left. */
const CANDIDATES = 200;
const NAMED = `SELECT document.project_id AS "projectId", document.id, document.name,
    document.number, (SELECT coalesce(json_agg(json_build_object(
        'kind', link.kind, 'id', link.subject_id)), '[]')
      FROM document_links link
      WHERE (link.project_id, link.document_id) = (document.project_id, document.id)) AS links
  FROM documents document
  WHERE NOT EXISTS (SELECT FROM unnest($1::text[]) term WHERE strpos(
    lower(normalize(document.name || ' ' || coalesce(document.number, ''), NFKC)), term) = 0)
  ORDER BY document.recorded_at DESC, document.id LIMIT ${CANDIDATES}`;

/**
 * Finds documents by name and number. As everywhere, a document is for who may read at least one of
 * the records that it is about. A document of several projects is found once.
 */
@Injectable()
@Finds({ kind: 'document', words: { zh: '文件', en: 'Documents' }, order: 6 })
export class DocumentFinder implements Finder {
  constructor(private readonly subjects: Subjects) {}

  async find(tx: Tx, { sought, actor, limit }: Asked<Actor>): Promise<Found[]> {
    const rows = await tx.query<NamedRow[]>(NAMED, [sought.terms]);
    const readable = await this.subjects.readable(
      tx,
      actor,
      rows.flatMap(({ id, links }) => links.map((link) => ({ ...link, documentId: id }))),
    );
    const found = new Map<string, Found>();
    for (const { projectId, id, name, number } of rows) {
      const read = readable.some((one) => one.documentId === id && one.projectId === projectId);
      if (!read || found.has(id)) continue;
      const rank = rankOf(sought, { title: name, others: number === null ? [] : [number] }) ?? 5;
      const page = `/projects/${projectId}/documents`;
      found.set(id, { id, title: name, within: number, page, projectId, rank });
    }
    return [...found.values()].sort((one, other) => one.rank - other.rank).slice(0, limit);
  }
}
