import { definePermissions, worksFor, worksSomewhere } from '#identity';

/** Permissions of the domain `documents`, with the policy of each. */
export const documentsPermissions = definePermissions('documents', {
  /** Checked for the organisation of every subject that a document is linked to. */
  'document.register': worksFor,
  /**
   * Checked before a file is received, because the subjects of the document are known only after
   * its form has been read.
   */
  'document.upload': worksSomewhere,
});

declare module '#identity' {
  interface DeclaredPermissions {
    documents: typeof documentsPermissions;
  }
}
