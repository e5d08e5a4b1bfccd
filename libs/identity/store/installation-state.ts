import type { Tx } from '#platform/database';

/** Data about this installation that are stored in the database. */
export interface InstallationState {
  /**
   * Whether the database had accounts before the setting INSTALLATION (production or trial)
   * existed, so that the operator did not choose the mode at installation.
   */
  upgraded: boolean;
  /**
   * Instant since which the installation has been in production without interruption; null while it
   * is a trial.
   */
  productionSince: Date | null;
}

/** Reads the stored data about this installation. */
export async function installationState(tx: Tx): Promise<InstallationState> {
  const [row] = await tx.query<InstallationState[]>(
    'SELECT upgraded, production_since AS "productionSince" FROM installation_state',
  );
  if (!row) throw new Error('installation_state has no row');
  return row;
}

/** Stores since when the installation has been in production; null for a trial. */
export async function noteProduction(tx: Tx, since: Date | null): Promise<void> {
  await tx.query('UPDATE installation_state SET production_since = $1', [since]);
}
