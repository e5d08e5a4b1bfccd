import { ApiClient, type Answered, type RequestExtras } from '../harness/api-client.js';

/** Called with every answer. */
export type Watch = (method: string, path: string, answer: Answered) => void;

/** A browser of the walk: whatever it asks is noted, and whatever it is answered looked through. */
export class WalkedClient extends ApiClient {
  constructor(
    url: string,
    private readonly watch: Watch,
  ) {
    super(url);
  }

  override async send(
    method: string,
    path: string,
    body?: unknown,
    extras?: RequestExtras,
  ): Promise<Answered> {
    const answer = await super.send(method, path, body, extras);
    this.watch(method, path, answer);
    return answer;
  }

  /** Every item of a list, page by page; null when it is refused. */
  async all(path: string): Promise<any[] | null> {
    const items: any[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { status, body }: Answered = await this.get(
        `${path}${path.includes('?') ? '&' : '?'}limit=200${cursor ? `&cursor=${cursor}` : ''}`,
      );
      if (status !== 200) return null;
      items.push(...body.items);
      cursor = body.nextCursor;
    }
    return items;
  }
}
