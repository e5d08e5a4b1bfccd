import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { AssignmentsController } from './http/assignments.controller.js';
import { AuditController } from './http/audit.controller.js';
import { DelegationsController } from './http/delegations.controller.js';
import { DirectoryController } from './http/directory.controller.js';
import { MailsController } from './http/mails.controller.js';
import { NotificationsController } from './http/notifications.controller.js';
import { OrganisationsController } from './http/organisations.controller.js';
import { PasswordController } from './http/password.controller.js';
import { PersonalDataController } from './http/personal-data.controller.js';
import { SecondFactorController } from './http/second-factor.controller.js';
import { SessionsController } from './http/sessions.controller.js';
import { TokensController } from './http/tokens.controller.js';
import { PersonFinder } from './queries/person-finder.js';
import { AccountServices } from './commands/account-services.js';
import { openTotpSecretCipher } from './commands/open-totp-secret-cipher.js';
import { openSignInPolicy } from './commands/open-sign-in-policy.js';
import { TotpSecretCipher } from './rules/totp-secret-cipher.js';
import { SignInPolicy } from './rules/sign-in-policy.js';
import { Clock } from '#platform/clock';
import { Settings } from '#platform/config';
import { Database } from '#platform/database';
import { collects, declares } from '#platform/declarations';
import { identityDomain } from './identity.declaration.js';
import { HoldsPersonalData, PersonalDataHolders } from './personal-data.js';

@Module({
  imports: [DiscoveryModule],
  controllers: [
    AssignmentsController,
    AuditController,
    DelegationsController,
    DirectoryController,
    MailsController,
    NotificationsController,
    OrganisationsController,
    PasswordController,
    PersonalDataController,
    SecondFactorController,
    SessionsController,
    TokensController,
  ],
  providers: [
    declares(identityDomain),
    PersonFinder,
    PersonalDataHolders,
    collects(HoldsPersonalData, PersonalDataHolders),
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
