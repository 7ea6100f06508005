import { prisma } from "./prisma";

export async function leaderboard(seasonId: number) {
  const entries = await prisma.entry.findMany({
    where: { seasonId },
    orderBy: { score: "desc" },
    take: 100,
  });
  const out: { name: string; score: number }[] = [];
  for (const entry of entries) {
    const player = await prisma.player.findUnique({ where: { id: entry.playerId } }); // ~ query-in-loop
    out.push({ name: player?.name ?? "gone", score: entry.score });
  }
  return out;
}
