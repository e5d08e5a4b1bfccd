import { recordAuditEvent } from '#audit';
import type { Clock } from '#platform/clock';
import { type Database, serviceScope } from '#platform/database';
import { SignInPolicy, type SignInSettings } from '../rules/sign-in-policy.js';
import { installationState, noteProduction } from '../store/installation-state.js';

/**
 * Reads the sign-in policy from the settings. Stores the instant since which the installation has
 * been in production (null for a trial): a week later, the generated passwords of the first
 * accounts are no longer accepted.
 */
export async function openSignInPolicy(
  database: Database,
  clock: Clock,
  settings: SignInSettings,
): Promise<SignInPolicy> {
  const policy = new SignInPolicy(settings);
  const scope = serviceScope('start');
  const isNoted = await database.read(
    scope,
    async (tx) => (await installationState(tx)).productionSince !== null,
  );
  if (isNoted === policy.production) return policy;
  await database.write(scope, async (tx) => {
    await noteProduction(tx, policy.production ? clock.now() : null);
    await recordAuditEvent(tx, scope, {
      action: 'installation.change-mode',
      subjectType: 'installation',
      newValue: { installation: settings.INSTALLATION },
    });
  });
  return policy;
}
