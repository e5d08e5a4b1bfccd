/** A response of the API with its parsed body. */
export interface Answered {
  status: number;
  headers: Headers;
  body: any;
  text: string;
}

/** Options of a request other than its JSON body. */
export interface RequestExtras {
  headers?: Record<string, string>;
  raw?: string;
  form?: FormData;
}

/** HTTP client that behaves like a browser: it keeps cookies and sends the CSRF token. */
export class ApiClient {
  private cookie = '';
  private csrf = '';
  constructor(readonly url: string) {}

  async signIn(email: string, password: string, totp?: string): Promise<Answered> {
    const answer = await this.send('POST', '/api/sessions', {
      email,
      password,
      ...(totp === undefined ? {} : { totp }),
    });
    if (answer.status < 300) {
      this.cookie = answer.headers
        .getSetCookie()
        .map((line) => line.split(';')[0])
        .join('; ');
      this.csrf = String(answer.body.csrfToken);
    }
    return answer;
  }

  /**
   * Returns the headers that identify this client's session, for requests that are not sent with
   * this class.
   */
  credentials(): Record<string, string> {
    return { cookie: this.cookie, 'x-csrf-token': this.csrf };
  }

  get(path: string, extras?: RequestExtras): Promise<Answered> {
    return this.send('GET', path, undefined, extras);
  }
  post(path: string, body: unknown, extras?: RequestExtras): Promise<Answered> {
    return this.send('POST', path, body, extras);
  }
  patch(path: string, body: unknown, extras?: RequestExtras): Promise<Answered> {
    return this.send('PATCH', path, body, extras);
  }
  delete(path: string, extras?: RequestExtras): Promise<Answered> {
    return this.send('DELETE', path, undefined, extras);
  }

  async send(
    method: string,
    path: string,
    body?: unknown,
    { headers = {}, raw, form }: RequestExtras = {},
  ): Promise<Answered> {
    const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body));
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        ...(sent === undefined ? {} : { 'content-type': 'application/json' }),
        ...(this.cookie ? { cookie: this.cookie } : {}),
        ...(this.csrf ? { 'x-csrf-token': this.csrf } : {}),
        ...headers,
      },
      ...(form ? { body: form } : sent === undefined ? {} : { body: sent }),
    });
    const text = await response.text();
    const json = /[/+]json/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: json && text ? JSON.parse(text) : undefined,
    };
  }
}
