import { DiscoveryService } from '@nestjs/core';
import type { Actor } from '#identity';
import { Problem, refuseField, type Tx } from '#platform';

/** What a document is about: a project, a milestone, a ledger entry, … */
export interface Subject {
  /** Kind of the subject, such as `project` or `ledger-entry`. */
  kind: string;
  /** Id (UUID) of the subject. */
  id: string;
}

/** A subject that somebody may read, with its project and the organisation of that project. */
export interface SubjectHome {
  id: string;
  projectId: string;
  unitId: string;
}

/**
 * Says who may read the subjects of one kind. The domain to which the subjects belong provides one
 * as a Nest provider with the decorator {@link ReadsSubjects}. Whoever may read a subject may read
 * its documents.
 */
export interface SubjectReader {
  /** Returns those of the subjects `ids` that the actor may read, in any order. */
  readable(tx: Tx, actor: Actor, ids: readonly string[]): Promise<SubjectHome[]>;
}

/** Class decorator of the {@link SubjectReader} for subjects of a kind. */
export const ReadsSubjects = DiscoveryService.createDecorator<string>();

/** The readers of all kinds of subjects. */
export class Subjects {
  private readonly readers = new Map<string, SubjectReader>();

  /**
   * Adds the reader of a kind.
   * @throws Error when the kind has one already
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
        if (home) found.push({ ...subject, projectId: home.projectId, unitId: home.unitId });
      }
    }
    return found;
  }

  /**
   * Returns the projects of subjects that the actor must be able to read.
   * @param path field of the request that names the subjects
   * @throws Problem DOCUMENT_SUBJECT_KIND; NOT_FOUND for a subject that does not exist for the actor
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
