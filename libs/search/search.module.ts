import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { collects, declares } from '#platform/declarations';
import { Finders, Finds } from '#platform/search';
import { SearchController } from './http/search.controller.js';
import { ChangeRequestFinder } from './queries/change-request-finder.js';
import { searchDomain } from './search.declaration.js';

/**
 * Module with the routes of the domain `search`. Other domains provide a `Finder` for each kind of
 * record that can be found.
 */
@Module({
  imports: [DiscoveryModule],
  controllers: [SearchController],
  providers: [declares(searchDomain), Finders, collects(Finds, Finders), ChangeRequestFinder],
})
export class SearchModule {}
