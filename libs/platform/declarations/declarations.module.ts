import { type DynamicModule, Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { type Domain, declares } from './declare-domain.js';
import { DeclaredDomains } from './declared-domains.js';
import { DeclaredRoutes } from './declared-routes.js';

/**
 * Module that collects the domains and routes declared by the other modules of a process, and
 * checks them.
 */
@Global()
@Module({})
export class DeclarationsModule {
  /**
   * @param domains domains that no other module of this process declares.
   */
  static forRoot(domains: readonly Domain[]): DynamicModule {
    return {
      module: DeclarationsModule,
      imports: [DiscoveryModule],
      providers: [DeclaredRoutes, DeclaredDomains, ...domains.map(declares)],
      exports: [DeclaredRoutes, DeclaredDomains],
    };
  }
}
