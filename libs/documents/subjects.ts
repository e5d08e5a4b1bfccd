import { DiscoveryService } from '@nestjs/core';
import type { Actor } from '#identity';
import type { Tx } from '#platform/database';
import { Problem, refuseField } from '#platform/problem';

/**
 * Subject of a document: a record that the document is about, such as a project, a milestone or a
 * ledger entry.
 */
export interface Subject {
  /** Kind of the subject, such as `project` or `ledger-entry`. */
  kind: string;
  /** Id (UUID) of the subject. */
  id: string;
}

/** A subject that the actor may read, with its project and the organisation of that project. */
export interface SubjectHome {
  id: string;
  projectId: string;
  unitId: string;
  /** True for an actor who may read documents about the subject but not add one. */
  readOnly?: boolean;
}

/**
 * Determines who may read the subjects (records with documents) of one kind. The domain that owns
 * these records registers a Nest provider with the decorator {@link ReadsSubjects}. A user who may
 * read a subject may read its documents.
 */
export interface SubjectReader {
  /** Returns those of the subjects `ids` that the actor may read, in any order. */
  readable(tx: Tx, actor: Actor, ids: readonly string[]): Promise<SubjectHome[]>;
}

/** Class decorator that registers a class as the {@link SubjectReader} for one kind of subjects. */
export const ReadsSubjects = DiscoveryService.createDecorator<string>();

/** The subject readers of all kinds of subjects, by kind. */
export class Subjects {
  private readonly readers = new Map<string, SubjectReader>();

  /**
   * Registers the reader for a kind of subjects.
   * @throws Error when the kind already has a reader
   */
  add(kind: string, reader: SubjectReader): this {
    if (this.readers.has(kind)) throw new Error(`Two readers of subjects of kind “${kind}”.`);
    this.readers.set(kind, reader);
    return this;
  }

  /** Kinds of subjects to which documents can be linked, in alphabetical order. */
  get kinds(): string[] {
    return [...this.readers.keys()].sort();
  }

  /** Returns those of the subjects that the actor may read, each with its project. */
  async readable<S extends Subject>(
    tx: Tx,
    actor: Actor,
    subjects: readonly S[],
  ): Promise<(S & Omit<SubjectHome, 'id'>)[]> {
    const found: (S & Omit<SubjectHome, 'id'>)[] = [];
    for (const kind of new Set(subjects.map((subject) => subject.kind))) {
      const wanted = subjects.filter((subject) => subject.kind === kind);
      const homes = await this.readers
        .get(kind)
        ?.readable(tx, actor, [...new Set(wanted.map(({ id }) => id))]);
      const byId = new Map(homes?.map((home) => [home.id, home]));
      for (const subject of wanted) {
        const home = byId.get(subject.id);
        if (!home) continue;
        const { projectId, unitId, readOnly = false } = home;
        found.push({ ...subject, projectId, unitId, readOnly });
      }
    }
    return found;
  }

  /**
   * Returns the subjects with their projects, after checking that the actor may read all of them.
   * @param path field of the request that names the subjects
   * @throws Problem DOCUMENT_SUBJECT_KIND; NOT_FOUND for a subject that does not exist or that the
   * actor may not read
   */
  async required(
    tx: Tx,
    actor: Actor,
    { subjects, path }: { subjects: readonly Subject[]; path: string },
  ): Promise<(Subject & Omit<SubjectHome, 'id'>)[]> {
    for (const { kind } of subjects)
      if (!this.readers.has(kind))
        throw refuseField('DOCUMENT_SUBJECT_KIND', path, { kind }, this.kinds.join(', '));
    const found = await this.readable(tx, actor, subjects);
    if (found.length < subjects.length) throw new Problem('NOT_FOUND');
    return found;
  }
}
