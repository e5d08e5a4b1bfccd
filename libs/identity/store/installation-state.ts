import type { Tx } from '#platform';

/** What is known of this installation beside its settings. */
export interface InstallationState {
  /** People had accounts in it before it could be told what it is for. */
  upgraded: boolean;
  /** Since when it has been in production without interruption; null while it is a trial. */
  productionSince: Date | null;
}

/** How the installation stands. */
export async function installationState(tx: Tx): Promise<InstallationState> {
  const [row] = await tx.query<InstallationState[]>(
    'SELECT upgraded, production_since AS "productionSince" FROM installation_state',
  );
  if (!row) throw new Error('installation_state has no row');
  return row;
}

/** Notes that the installation is in production from an instant on, or a trial (null). */
export async function noteProduction(tx: Tx, since: Date | null): Promise<void> {
  await tx.query('UPDATE installation_state SET production_since = $1', [since]);
}
