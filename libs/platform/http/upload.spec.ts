import { describe, expect, it } from '@jest/globals';
import { whileUploading } from './upload.js';

describe('files that are taken in at once', () => {
  /** Starts an upload that stays in progress until the returned function is called. */
  const begin = (personId: string) => {
    let end = (): void => undefined;
    const done = whileUploading(
      personId,
      () =>
        new Promise<void>((resolve) => {
          end = resolve;
        }),
    );
    return { done, end: () => end() };
  };

  it('are two of one person and eight in all; a place is free again once a file is stored, or was refused', async () => {
    const first = [begin('a'), begin('a')];
    await expect(begin('a').done).rejects.toMatchObject({ code: 'UPLOADS_AT_ONCE' });
    const others = ['b', 'c', 'd', 'e', 'f', 'g'].map(begin);
    await expect(begin('h').done).rejects.toMatchObject({ code: 'UPLOADS_AT_ONCE' });
    first[0]?.end();
    await first[0]?.done;
    await expect(
      whileUploading('h', () => Promise.reject(new Error('broken off'))),
    ).rejects.toThrow('broken off');
    const last = begin('a');
    for (const file of [...first, ...others, last]) file.end();
    await Promise.all([...first, ...others, last].map(({ done }) => done));
  });
});
