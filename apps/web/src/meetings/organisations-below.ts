/** Returns an organisation and all that stand below it, in the order of the list. */
export function organisationsBelow<One extends { id: string; parentId: string | null }>(
  all: readonly One[],
  above: string,
): One[] {
  const parents = new Map(all.map(({ id, parentId }) => [id, parentId]));
  const within = (id: string): boolean => {
    // No more steps than there are organisations, so that a circle comes to an end.
    let at: string | null | undefined = id;
    for (let step = 0; step <= all.length && at; step += 1) {
      if (at === above) return true;
      at = parents.get(at);
    }
    return false;
  };
  return all.filter(({ id }) => within(id));
}
