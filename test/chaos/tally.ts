/** A place that took mails or messages, each with an id that is the same on every attempt. */
export interface Taker {
  taken(): readonly { messageId: string; parsed: { text?: string | undefined } }[];
}

/** What became of the facts that had to be told. */
export interface Tally {
  /** How many had to be told. */
  asked: number;
  /** How many a mail or message carries. */
  told: number;
  /** Markers that no mail carries. */
  lost: string[];
  /**
   * Mails more than one under another Message-ID, or under the same one where nobody died between
   * the server's yes and our note.
   */
  repeated: string[];
  /** The same mail again, under the same Message-ID, where the contract allows it. */
  allowedRepeats: number;
}

/**
 * Counts in which mails each marker stands.
 * @param mayRepeat markers for which the server's yes was lost on its way, so that the same mail
 *   may have come once more.
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

/** The line that a run ends with. */
export const tallyLine = (
  what: string,
  { asked, told, lost, repeated, allowedRepeats }: Tally,
): string =>
  `never lost, ${what}: ${asked} asked, ${told} told, lost ${lost.length}, repeated ${repeated.length} beyond the contract (${allowedRepeats} within it)\n`;
