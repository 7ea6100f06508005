import { io, type Socket } from "socket.io-client";

export class LiveFeed { // ~ singleton
  private static feed: LiveFeed | undefined;
  private readonly socket: Socket;

  private constructor() {
    this.socket = io("/live");
  }

  static get(): LiveFeed { // ~ lazy-loading
    if (!LiveFeed.feed) {
      LiveFeed.feed = new LiveFeed();
    }
    return LiveFeed.feed;
  }

  follow(tour: string, fn: (km: number) => void): void {
    this.socket.on(`tour:${tour}`, fn);
  }
}
