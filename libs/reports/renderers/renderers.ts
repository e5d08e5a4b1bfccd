import { type Tx } from '#platform';
import { firstRenderer } from './first-renderer.js';
import type { SpendRenderer } from './renderer.js';
import { secondRenderer } from './second-renderer.js';

const RENDERERS: readonly SpendRenderer[] = [firstRenderer, secondRenderer];

/** Versions of the renderers that the program keeps, the newest last. */
export const RENDERER_VERSIONS: readonly number[] = RENDERERS.map(({ version }) => version);
export const NEWEST_RENDERER: number = secondRenderer.version;

/** The renderer of a version. @throws RangeError for one that this program does not have. */
export function rendererOf(version: number): SpendRenderer {
  const found = RENDERERS.find((one) => one.version === version);
  if (!found) throw new RangeError(`this program has no renderer ${version}`);
  return found;
}

/**
 * The renderer version that this installation used at an instant, so that a question about the
 * past, asked with the same parameters, gives the same bytes as then.
 */
export async function rendererAt(tx: Tx, knownAt: Date): Promise<number> {
  const [row] = await tx.query<{ version: number }[]>(
    'SELECT coalesce(max(version), 1) AS version FROM report_renderers WHERE used_since <= $1',
    [knownAt],
  );
  return Math.min(row?.version ?? 1, NEWEST_RENDERER);
}
