/**
 * A test server for mails or messages. Each mail or message has an id that is the same at every
 * attempt to send it.
 */
export interface Taker {
  taken(): readonly { messageId: string; parsed: { text?: string | undefined } }[];
}

/**
 * Result of counting the mails or messages about the overdue milestones that a test has created.
 * The unique name of each milestone is its marker.
 */
export interface Tally {
  /** Number of markers (unique names of overdue milestones) that the program had to mail. */
  asked: number;
  /** Number of markers (unique names of overdue milestones) that at least one mail contains. */
  told: number;
  /** Markers (unique names of overdue milestones) that no mail contains. */
  lost: string[];
  /**
   * Markers (unique names of overdue milestones) that were mailed again under another Message-ID,
   * or under the same one although no process was killed between the mail server's acceptance and
   * the program's record of it.
   */
  repeated: string[];
  /** Number of mails that were sent again under the same Message-ID where this is allowed. */
  allowedRepeats: number;
}

/**
 * Counts in which mails or messages each marker (unique name of an overdue milestone) appears.
 * @param mayRepeat markers for which the server's acceptance may have been lost, so that the same
 * mail may arrive twice.
 */
export function tally(
  sink: Taker,
  markers: readonly string[],
  mayRepeat: ReadonlySet<string> = new Set(),
): Tally {
  const result: Tally = {
    asked: markers.length,
    told: 0,
    lost: [],
    repeated: [],
    allowedRepeats: 0,
  };
  for (const marker of markers) {
    const ids = sink
      .taken()
      .filter((mail) => (mail.parsed.text ?? '').includes(marker))
      .map((mail) => mail.messageId);
    const mails = new Set(ids).size;
    if (ids.length === 0) result.lost.push(marker);
    else result.told += 1;
    if (mails > 1) result.repeated.push(`${marker}: ${mails} mails`);
    if (ids.length > mails) {
      if (mayRepeat.has(marker)) result.allowedRepeats += ids.length - mails;
      else result.repeated.push(`${marker}: ${ids.length} times`);
    }
  }
  return result;
}

/** Returns the line with the counts that a test run prints at its end. */
export const tallyLine = (
  what: string,
  { asked, told, lost, repeated, allowedRepeats }: Tally,
): string =>
  `never lost, ${what}: ${asked} asked, ${told} told, lost ${lost.length}, repeated ${repeated.length} beyond the contract (${allowedRepeats} within it)\n`;
