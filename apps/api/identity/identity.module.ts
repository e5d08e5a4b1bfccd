import { Module } from '@nestjs/common';
import { AuditController } from './audit.controller.js';
import { DelegationsController } from './delegations.controller.js';
import { DirectoryController } from './directory.controller.js';
import { OrganisationsController } from './organisations.controller.js';
import { SessionsController } from './sessions.controller.js';
import { TokensController } from './tokens.controller.js';

@Module({ controllers: [SessionsController, TokensController, DirectoryController, OrganisationsController, DelegationsController, AuditController] })
export class IdentityModule {}
