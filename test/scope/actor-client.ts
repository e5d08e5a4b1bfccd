import { ApiClient, type Answered, type RequestExtras } from '../harness/api-client.js';

/** Function that is called with the method, the path and the response of every request. */
export type Watch = (method: string, path: string, answer: Answered) => void;

/**
 * HTTP client of a user in the random access test. Reports every response to a {@link Watch}
 * function.
 */
export class ActorClient extends ApiClient {
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

  /** Reads a whole list, page by page; null when the API rejects the request. */
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
