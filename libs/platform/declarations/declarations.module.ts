import { type DynamicModule, Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { type Domain, declares } from './declare-domain.js';
import { DeclaredDomains } from './declared-domains.js';
import { DeclaredRoutes } from './declared-routes.js';

/** Collects and checks what the modules of a process declare. */
@Global()
@Module({})
export class DeclarationsModule {
  /** @param domains domains that no other module of the process declares. */
  static forRoot(domains: readonly Domain[]): DynamicModule {
    return {
      module: DeclarationsModule,
      imports: [DiscoveryModule],
      providers: [DeclaredRoutes, DeclaredDomains, ...domains.map(declares)],
      exports: [DeclaredRoutes, DeclaredDomains],
    };
  }
}
