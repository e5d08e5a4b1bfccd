import { Module } from '@nestjs/common';
import { declares } from '#platform/declarations';
import { contractsDomain } from './contracts.declaration.js';
import { ContractChangesWithForm, ContractsController } from './http/contracts.controller.js';

/** Module with the routes about contracts of projects. */
@Module({
  controllers: [ContractsController],
  providers: [declares(contractsDomain), ContractChangesWithForm],
})
export class ContractsModule {}
