import { ApiClient, type Answered, type RequestExtras } from '../harness/api-client.js';

/** Called with every response. */
export type Watch = (method: string, path: string, answer: Answered) => void;

/** An HTTP client of the walk that passes every request and response to `Watch`. */
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

  /** All items of a list, page by page; null when the request is rejected. */
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
