import { Module } from '@nestjs/common';
import { AuditController } from './audit.controller.js';
import { DirectoryController } from './directory.controller.js';
import { SessionsController } from './sessions.controller.js';
import { TokensController } from './tokens.controller.js';

@Module({ controllers: [SessionsController, TokensController, DirectoryController, AuditController] })
export class IdentityModule {}
