/** Reasons why the embedded PostgreSQL (the one installed by npm) could not start. */
export type EmbeddedPostgresReason =
  | 'unwritable'
  | 'disk-full'
  | 'in-use'
  | 'other-version'
  | 'no-binaries'
  | 'not-a-cluster'
  | 'not-started';

/** An error that the operator can correct; `message` is one sentence that says how. */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError';

  constructor(
    readonly reason: EmbeddedPostgresReason,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Returns the error for a disk that has no space for the folder. */
export function diskFull(folder: string, cause?: unknown): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    'disk-full',
    `The disk that holds ${folder} is full: free some space and start again, or set DATA_DIR to a folder on another disk.`,
    { cause },
  );
}

/**
 * Converts an error of the file system, such as a full disk or a missing permission, into an error
 * that tells the operator what to do about `folder`. Other errors are returned unchanged.
 */
export function explainFileError(error: unknown, folder: string): unknown {
  switch ((error as NodeJS.ErrnoException | null)?.code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return diskFull(folder, error);
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ENOENT':
      return new EmbeddedPostgresError(
        'unwritable',
        `The database cannot be kept in ${folder} because this user may not write there: allow it, or set DATA_DIR to a folder that can be written.`,
        { cause: error },
      );
    case 'ENOTDIR':
    case 'EEXIST':
      return new EmbeddedPostgresError(
        'unwritable',
        `The database cannot be kept in ${folder} because a file stands where a folder is needed: move the file away, or set DATA_DIR to another folder.`,
        { cause: error },
      );
    case 'EBUSY':
    case 'EXDEV':
      return new EmbeddedPostgresError(
        'unwritable',
        `The database cannot be made in ${folder} because that folder is itself a mounted disk: set DATA_DIR so that its folder "postgres" is an ordinary one on the disk.`,
        { cause: error },
      );
    default:
      return error;
  }
}
