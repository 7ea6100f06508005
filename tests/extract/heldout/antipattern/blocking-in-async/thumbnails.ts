import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import type { FastifyReply, FastifyRequest } from "fastify";

interface ThumbParams {
  assetId: string;
}

export async function thumbnail(
  req: FastifyRequest<{ Params: ThumbParams }>,
  reply: FastifyReply,
): Promise<void> {
  const source = await assetPath(req.params.assetId);
  const target = `${source}.thumb.webp`;
  execFileSync("cwebp", ["-resize", "320", "0", source, "-o", target]); // ~ blocking-in-async
  const bytes = readFileSync(target); // ~ blocking-in-async
  await reply.type("image/webp").send(bytes);
}

async function assetPath(id: string): Promise<string> {
  const res = await fetch(`http://assets.internal/locate/${encodeURIComponent(id)}`);
  const { path } = (await res.json()) as { path: string };
  return path;
}
