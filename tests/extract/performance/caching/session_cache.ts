export interface Session {
  id: string;
  user: string;
}

/** Called a cache, and it is the only place where sessions are: nothing is loaded on a miss. */
export class SessionCache {
  private readonly sessions = new Map<string, Session>();

  get(id: string): Session {
    const session = this.sessions.get(id);
    if (!session) {
      throw new Error(`no session ${id}`);
    }
    return session;
  }

  put(session: Session): void {
    this.sessions.set(session.id, session);
  }
}
