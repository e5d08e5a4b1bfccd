import { randomUUID } from 'node:crypto';
import { close, ftruncate, mkdirSync, openSync, read, unlinkSync, write } from 'node:fs';
import { join } from 'node:path';
import { Duplex } from 'node:stream';
import { PRIVATE_FILE, PRIVATE_FOLDER } from '../config/data-folder.js';
import type { Pace } from './pace.js';

/** Folder and size limits of a {@link Spool}. */
export interface SpoolPlace {
  folder: string;
  /** Largest number of bytes in memory. Further data is written to a file. */
  memoryMax: number;
  /** Largest size of the file in bytes. When it is reached, the writer waits for the reader. */
  fileMax: number;
  /** Speed of a writer that is far ahead of the reader. Not limited when left out. */
  pace?: Pace;
}

type Done = (error?: Error | null) => void;
const BLOCK = 65_536;
const GIVEN_UP = 'the reader is gone';

/**
 * Buffer between a writer and a slow reader, first in memory and then in a temporary file, so that
 * the writer does not have to wait. The file is unlinked as soon as it is open, so that no other
 * program can find it and it does not remain after a crash.
 */
export class Spool extends Duplex {
  private waiting: Buffer[] = [];
  private waitingBytes = 0;
  private file: number | null = null;
  private written = 0;
  private taken = 0;
  /** Number of file operations in progress: at most one read and one write. */
  private busy = 0;
  private wanted = false;
  private ended = false;
  /** A write that has to wait because the file is full; null when there is no such write. */
  private held: { chunk: Buffer; done: Done } | null = null;
  private closing: Done | null = null;
  /** Bytes written ahead of the reader since the writer last waited because of the pace. */
  private unpaced = 0;
  /** Ends the wait of a writer that is slowed down; null when there is none. */
  private release: (() => void) | null = null;

  constructor(private readonly place: SpoolPlace) {
    super({ readableHighWaterMark: BLOCK, writableHighWaterMark: BLOCK });
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: Done): void {
    if (this.file === null && this.waitingBytes + chunk.length <= this.place.memoryMax) {
      this.waiting.push(chunk);
      this.waitingBytes += chunk.length;
      done();
      this.give();
      return;
    }
    try {
      this.file ??= openNameless(this.place.folder);
    } catch (error) {
      done(error as Error);
      return;
    }
    if (this.written > 0 && this.written + chunk.length > this.place.fileMax) {
      this.held = { chunk, done };
      this.give();
    } else {
      this.append(chunk, 0, done);
    }
  }

  override _final(done: Done): void {
    this.ended = true;
    done();
    this.give();
  }

  override _read(): void {
    this.wanted = true;
    this.give();
  }

  override _destroy(error: Error | null, done: Done): void {
    this.waiting = [];
    this.held?.done(error ?? new Error(GIVEN_UP));
    this.held = null;
    this.release?.();
    this.closing = () => {
      const { file } = this;
      this.file = null;
      if (file === null) done(error);
      else close(file, (failure) => done(error ?? failure));
    };
    if (this.busy === 0) this.closing();
  }

  private append(chunk: Buffer, from: number, done: Done): void {
    this.withFile((file, over) =>
      write(file, chunk, from, chunk.length - from, this.written, (error, bytes) =>
        over(
          error,
          () => {
            this.written += bytes;
            if (from + bytes < chunk.length) {
              this.append(chunk, from + bytes, done);
              return;
            }
            this.paced(bytes, done);
            this.give();
          },
          done,
        ),
      ),
    );
  }

  /**
   * Reports to the writer that its bytes are stored: at once, or after a pause when the writer is
   * far ahead of the reader. The pause comes after each block and not after each write, because
   * timers are not precise enough for the few bytes of a row.
   */
  private paced(bytes: number, done: Done): void {
    const { pace } = this.place;
    const ahead = pace !== undefined && this.written - this.taken > pace.ahead;
    this.unpaced = ahead ? this.unpaced + bytes : 0;
    if (!pace || this.unpaced < BLOCK) {
      done();
      return;
    }
    const milliseconds = pace.waitAfter(this.unpaced);
    this.unpaced = 0;
    const end = (): void => {
      this.release = null;
      clearTimeout(timer);
      done();
    };
    const timer = setTimeout(end, milliseconds);
    this.release = end;
  }

  private beginAnew(chunk: Buffer, done: Done): void {
    this.withFile((file, over) =>
      ftruncate(file, 0, (error) =>
        over(
          error,
          () => {
            this.written = 0;
            this.taken = 0;
            this.append(chunk, 0, done);
          },
          done,
        ),
      ),
    );
  }

  /**
   * Passes the next bytes to the reader, if the reader has requested bytes and the buffer contains
   * any.
   */
  private give(): void {
    if (!this.wanted || this.destroyed) return;
    const [first] = this.waiting;
    if (first) {
      this.waiting.shift();
      this.waitingBytes -= first.length;
      this.hand(first);
    } else if (this.file !== null && this.taken < this.written) {
      this.wanted = false;
      const block = Buffer.allocUnsafe(Math.min(BLOCK, this.written - this.taken));
      this.withFile((file, over) =>
        read(file, block, 0, block.length, this.taken, (error, bytes) =>
          over(
            error,
            () => {
              this.taken += bytes;
              this.wanted = true;
              this.hand(block.subarray(0, bytes));
            },
            (failure) => {
              this.destroy(failure ?? undefined);
            },
          ),
        ),
      );
    } else if (this.held) {
      const { chunk, done } = this.held;
      this.held = null;
      this.beginAnew(chunk, done);
    } else if (this.ended) {
      this.wanted = false;
      this.push(null);
    }
  }

  /**
   * Passes bytes to the reader and notes that its request is fulfilled. The stream calls `_read`
   * when the reader can take more.
   */
  private hand(bytes: Buffer): void {
    this.wanted = false;
    this.push(bytes);
  }

  /**
   * Runs an operation on the temporary file. If the spool was destroyed meanwhile, closes the file
   * afterwards.
   */
  private withFile(
    work: (
      file: number,
      over: (error: Error | null, then: () => void, failed: Done) => void,
    ) => void,
  ): void {
    if (this.file === null) return;
    this.busy += 1;
    work(this.file, (error, then, failed) => {
      this.busy -= 1;
      if (this.closing) {
        failed(error ?? new Error(GIVEN_UP));
        if (this.busy === 0) this.closing(null);
      } else if (error) {
        failed(error);
      } else {
        then();
      }
    });
  }
}

function openNameless(folder: string): number {
  mkdirSync(folder, { recursive: true, mode: PRIVATE_FOLDER });
  const name = join(folder, randomUUID());
  const file = openSync(name, 'wx+', PRIVATE_FILE);
  unlinkSync(name);
  return file;
}
