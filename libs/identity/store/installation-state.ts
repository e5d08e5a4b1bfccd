import type { Tx } from '#platform';

/** Facts about this installation that are stored in the database. */
export interface InstallationState {
  /**
   * The database had accounts before the setting INSTALLATION existed, so that the mode was not
   * chosen at installation.
   */
  upgraded: boolean;
  /** Since when it has been in production without interruption; null while it is a trial. */
  productionSince: Date | null;
}

/** The stored facts about this installation. */
export async function installationState(tx: Tx): Promise<InstallationState> {
  const [row] = await tx.query<InstallationState[]>(
    'SELECT upgraded, production_since AS "productionSince" FROM installation_state',
  );
  if (!row) throw new Error('installation_state has no row');
  return row;
}

/** Stores since when the installation is in production; null for a trial. */
export async function noteProduction(tx: Tx, since: Date | null): Promise<void> {
  await tx.query('UPDATE installation_state SET production_since = $1', [since]);
}
