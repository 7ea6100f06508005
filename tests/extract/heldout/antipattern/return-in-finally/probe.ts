import { connect } from "node:net";
import { once } from "node:events";

export async function probe(host: string, port: number): Promise<boolean> {
  let up = false;
  const socket = connect({ host, port });
  try {
    await once(socket, "connect");
    up = true;
  } finally {
    socket.destroy();
    return up; // ~ return-in-finally
  }
}
