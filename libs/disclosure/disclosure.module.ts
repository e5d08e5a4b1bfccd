import { Module } from '@nestjs/common';
import { declares } from '#platform/declarations';
import { PackageChanges } from './commands/package-changes.js';
import { disclosureDomain } from './disclosure.declaration.js';
import { DisclosureController } from './http/disclosure.controller.js';

/** Module with the routes about what is published. */
@Module({
  controllers: [DisclosureController],
  providers: [declares(disclosureDomain), PackageChanges],
})
export class DisclosureModule {}
