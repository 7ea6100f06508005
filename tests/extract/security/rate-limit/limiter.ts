export class LoginLimiter { // ~ rate-limit
  private readonly attempts = new Map<string, number[]>();

  allow(address: string): boolean {
    const now = Date.now();
    const recent = (this.attempts.get(address) ?? []).filter((at) => now - at < 60_000);
    if (recent.length >= 5) {
      return false;
    }
    recent.push(now);
    this.attempts.set(address, recent);
    return true;
  }
}

export class Clock {
  private started = Date.now();

  elapsed(): number {
    return Date.now() - this.started;
  }
}
