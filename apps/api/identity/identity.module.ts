import { Module } from '@nestjs/common';
import {
  AccountServices,
  openTotpSecretCipher,
  openSignInPolicy,
  TotpSecretCipher,
  SignInPolicy,
} from '#identity';
import { Clock, Database, Settings } from '#platform';
import { AuditController } from './audit.controller.js';
import { DelegationsController } from './delegations.controller.js';
import { DirectoryController } from './directory.controller.js';
import { AssignmentsController } from './assignments.controller.js';
import { OrganisationsController } from './organisations.controller.js';
import { PasswordController } from './password.controller.js';
import { PersonalDataController } from './personal-data.controller.js';
import { SecondFactorController } from './second-factor.controller.js';
import { SessionsController } from './sessions.controller.js';
import { TokensController } from './tokens.controller.js';

@Module({
  controllers: [
    SessionsController,
    PasswordController,
    PersonalDataController,
    SecondFactorController,
    TokensController,
    DirectoryController,
    OrganisationsController,
    AssignmentsController,
    DelegationsController,
    AuditController,
  ],
  providers: [
    {
      provide: AccountServices,
      useFactory: (database: Database, clock: Clock, settings: Settings) =>
        new AccountServices(database, clock, settings.publicUrl),
      inject: [Database, Clock, Settings],
    },
    {
      provide: TotpSecretCipher,
      useFactory: (settings: Settings, database: Database) =>
        openTotpSecretCipher(database, settings.secondFactorKeyFile),
      inject: [Settings, Database],
    },
    {
      provide: SignInPolicy,
      useFactory: (settings: Settings, database: Database, clock: Clock) =>
        openSignInPolicy(database, clock, settings),
      inject: [Settings, Database, Clock],
    },
  ],
  exports: [SignInPolicy],
})
export class IdentityModule {}
