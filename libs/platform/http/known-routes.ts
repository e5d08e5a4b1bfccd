/**
 * All registered routes. Used to tell a URL that does not exist (404) from a method that the URL
 * does not support (405).
 */
export class KnownRoutes {
  private readonly byPattern = new Map<string, { path: RegExp; methods: Set<string> }>();

  add(methods: readonly string[], pattern: string): void {
    if (pattern.includes('*')) return;
    const known = this.byPattern.get(pattern) ?? {
      path: matching(pattern),
      methods: new Set<string>(),
    };
    for (const method of methods) known.methods.add(method);
    this.byPattern.set(pattern, known);
  }

  /** Returns the HTTP methods that a URL path supports; empty when no route matches the path. */
  methodsOf(path: string): string[] {
    return [
      ...new Set(
        [...this.byPattern.values()]
          .filter((route) => route.path.test(path))
          .flatMap((route) => [...route.methods]),
      ),
    ].sort();
  }
}

const matching = (pattern: string): RegExp =>
  new RegExp(
    `^${pattern
      .split('/')
      .map((part) => (part.startsWith(':') ? '[^/]+' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')))
      .join('/')}$`,
  );
