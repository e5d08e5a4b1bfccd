import type { FactoryProvider, OnModuleInit, Type } from '@nestjs/common';
import { type DiscoverableDecorator, DiscoveryService } from '@nestjs/core';

/** Holds what the domains register of one kind, such as the handlers of change requests. */
export interface Registry<Key, Entry> {
  /** @throws Error when the key is taken */
  add(key: Key, entry: Entry): unknown;
}

/**
 * Returns the Nest provider that fills a registry when the program starts, with the providers of
 * all modules whose class has the decorator. The module that uses it imports `DiscoveryModule` and
 * provides the registry.
 * @param decorator names the key of each class, or several
 * @param registry class of the registry
 */
export function collects<Key, Entry>(
  decorator: DiscoverableDecorator<Key> | DiscoverableDecorator<readonly Key[]>,
  registry: Type<Registry<Key, Entry>>,
): FactoryProvider<OnModuleInit> {
  return {
    provide: Symbol(`collects ${registry.name}`),
    useFactory: (discovery: DiscoveryService, entries: Registry<Key, Entry>) => ({
      onModuleInit() {
        for (const wrapper of discovery.getProviders({ metadataKey: decorator.KEY }))
          for (const key of keysOf<Key>(discovery.getMetadataByDecorator(decorator, wrapper)))
            entries.add(key, wrapper.instance as Entry);
      },
    }),
    inject: [DiscoveryService, registry],
  };
}

const keysOf = <Key>(given: Key | readonly Key[] | undefined): readonly Key[] =>
  Array.isArray(given) ? (given as readonly Key[]) : given === undefined ? [] : [given as Key];
