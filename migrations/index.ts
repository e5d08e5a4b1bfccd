import { type MigrationStep, migrationStep } from '#platform';

/** Every step of the schema in order; a step that has run anywhere is never edited. */
export const migrations: readonly MigrationStep[] = [
  migrationStep('20261123T1400-foundation'),
  migrationStep('20261123T1401-identity'),
  migrationStep('20261123T1402-plan'),
  migrationStep('20261123T1403-projects'),
  migrationStep('20261123T1404-milestones'),
  migrationStep('20261123T1405-ledger'),
  migrationStep('20261123T1406-alerts'),
  migrationStep('20261123T1407-sweeps'),
  migrationStep('20261123T1500-record'),
  migrationStep('20261123T1510-organisations'),
  migrationStep('20261123T1520-signing-in'),
  migrationStep('20261126T0900-record-units'),
  migrationStep('20261126T0910-own-accounts'),
  migrationStep('20261126T1000-ledger-approval'),
  migrationStep('20261126T1010-mail-attachment'),
  migrationStep('20261126T1011-ledger-verifier'),
  migrationStep('20261126T1012-ledger-proof'),
  migrationStep('20261126T1020-project-codes'),
  migrationStep('20261126T1200-cost-chain'),
  migrationStep('20261126T1210-year-plans'),
  migrationStep('20261126T1220-layer-rules'),
  migrationStep('20261126T1230-families'),
  migrationStep('20261126T1240-next-plan'),
  migrationStep('20261126T1300-working-calendar'),
];
