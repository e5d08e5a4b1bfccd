import { Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { DiscoveryModule, DiscoveryService } from '@nestjs/core';
import { declares } from '#platform/declarations';
import { type Finder, Finders, Finds } from '#platform/search';
import { SearchController } from './http/search.controller.js';
import { ChangeRequestFinder } from './queries/change-request-finder.js';
import { searchDomain } from './search.declaration.js';

/** Collects the providers of class `Finder` from all modules of the program when it starts. */
@Injectable()
class FinderCollector implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly finders: Finders,
  ) {}

  onModuleInit(): void {
    for (const wrapper of this.discovery.getProviders({ metadataKey: Finds.KEY })) {
      const kind = this.discovery.getMetadataByDecorator(Finds, wrapper);
      if (kind !== undefined) this.finders.add(kind, wrapper.instance as Finder);
    }
  }
}

/**
 * Module with the routes of the domain `search`. Other domains provide a `Finder` for each kind of
 * record that can be found.
 */
@Module({
  imports: [DiscoveryModule],
  controllers: [SearchController],
  providers: [declares(searchDomain), Finders, FinderCollector, ChangeRequestFinder],
})
export class SearchModule {}
