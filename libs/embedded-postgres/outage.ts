/** Why the server that should be running is not running, and since when. */
export interface Outage {
  since: Date;
  /** The reason, as a sentence for the operator. */
  reason: string;
}
