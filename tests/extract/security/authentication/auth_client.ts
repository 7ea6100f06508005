export class AuthClient {
  constructor(private readonly token: string) {}

  async get(url: string): Promise<Response> {
    const response = await fetch(url, { headers: { authorization: `Bearer ${this.token}` } });
    if (response.status === 401) {
      throw new Error("the token is no longer valid");
    }
    return response;
  }
}
