import { Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/**
 * A kind of event that a transaction announces and that others act on after its commit. `Subject`
 * says what the event is about, for example the id of a row.
 */
export interface Announcement<Subject> {
  readonly name: string;
  /** Carries the type of the subject for the compiler; it has no value at run time. */
  readonly subject?: Subject;
}

/**
 * Called after a commit with all subjects that the transaction announced for one event, in the
 * order of the announcements. The transaction does not wait for the result, and an error of the
 * listener is only logged.
 */
export type AnnouncementListener<Subject> = (subjects: readonly Subject[]) => unknown;

/** Declares a kind of event, named `domain.event`. */
export const defineAnnouncement = <Subject>(name: string): Announcement<Subject> => ({ name });

const announcedIn = new WeakMap<EntityManager, Map<string, unknown[]>>();
const log = new Logger('Announcements');

/**
 * Announces an event in the transaction that causes it. The listeners are called only after the
 * commit, and never if the transaction is rolled back. If the process has no listener for the
 * event, the announcement is lost; events that must not be lost must also be stored in a row.
 */
export function announce<Subject>(
  tx: EntityManager,
  announcement: Announcement<Subject>,
  subject: Subject,
): void {
  const announced = announcedIn.get(tx) ?? new Map<string, unknown[]>();
  announcedIn.set(tx, announced);
  const before = announced.get(announcement.name);
  if (before) before.push(subject);
  else announced.set(announcement.name, [subject]);
}

/** All listeners of a process, by the name of the event. */
export class AnnouncementListeners {
  private readonly byName = new Map<string, AnnouncementListener<never>[]>();

  add<Subject>({ name }: Announcement<Subject>, listener: AnnouncementListener<Subject>): void {
    this.byName.set(name, [...(this.byName.get(name) ?? []), listener]);
  }

  /**
   * Calls the listeners of all events that a committed transaction announced, each listener once
   * per event. Returns without waiting for the listeners.
   */
  tell(committed: EntityManager): void {
    for (const [name, subjects] of announcedIn.get(committed) ?? [])
      for (const listener of this.byName.get(name) ?? [])
        void call(name, listener as AnnouncementListener<unknown>, subjects);
  }
}

async function call(
  name: string,
  listener: AnnouncementListener<unknown>,
  subjects: readonly unknown[],
): Promise<void> {
  try {
    await listener(subjects);
  } catch (error) {
    log.warn(`listener of ${name} failed: ${String(error)}`);
  }
}
