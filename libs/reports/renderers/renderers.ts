import type { Tx } from '#platform/database';
import { firstRenderer } from './first-renderer.js';
import type { SpendRenderer } from './renderer.js';
import { secondRenderer } from './second-renderer.js';
import { thirdRenderer } from './third/third-renderer.js';

const RENDERERS: readonly SpendRenderer[] = [firstRenderer, secondRenderer, thirdRenderer];

/** Versions of the renderers that the program contains, oldest first. */
export const RENDERER_VERSIONS: readonly number[] = RENDERERS.map(({ version }) => version);
export const NEWEST_RENDERER: number = thirdRenderer.version;

/**
 * Returns the renderer with a version number.
 * @throws RangeError when the program has no such version.
 */
export function rendererOf(version: number): SpendRenderer {
  const found = RENDERERS.find((one) => one.version === version);
  if (!found) throw new RangeError(`this program has no renderer ${version}`);
  return found;
}

/**
 * Returns the version of the renderer that this installation used at an instant. A report about the
 * data of that instant, made with this version, has the same bytes as a report that was made at
 * that time.
 */
export async function rendererAt(tx: Tx, knownAt: Date): Promise<number> {
  const [row] = await tx.query<{ version: number }[]>(
    'SELECT coalesce(max(version), 1) AS version FROM report_renderers WHERE used_since <= $1',
    [knownAt],
  );
  return Math.min(row?.version ?? 1, NEWEST_RENDERER);
}
