import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { DeclaredDomains } from '../declarations/declared-domains.js';
import { HandlesJob, type JobRunner } from './handles-job.js';
import { checkHandlers, handle, type JobHandler } from './workers.js';

/** Collects the providers with the decorator `HandlesJob` from all modules of a process. */
@Injectable()
export class JobHandlers implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly domains: DeclaredDomains,
  ) {}

  /**
   * Compares the handlers with the declared jobs when the program starts.
   * @throws StartupError that names the jobs without a handler or with several, and the handlers of
   * jobs that no domain declares.
   */
  onModuleInit(): void {
    checkHandlers(this.domains.jobs(), this.all());
  }

  /** Lists the handlers of all modules. */
  all(): JobHandler[] {
    return this.discovery.getProviders({ metadataKey: HandlesJob.KEY }).flatMap((wrapper) => {
      const job = this.discovery.getMetadataByDecorator(HandlesJob, wrapper);
      const runner = wrapper.instance as JobRunner;
      return job ? [handle(job, (payload) => runner.run(payload))] : [];
    });
  }
}
