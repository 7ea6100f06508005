import { ForbiddenError } from "./errors";
import { games } from "./games";
import type { Member } from "./member";

export async function ban(actor: Member, player: string, reason: string): Promise<void> {
  if (!actor.roles.includes("moderator")) { // ~ authorisation-check
    throw new ForbiddenError(`${actor.name} may not ban`);
  }
  await games.kick(player);
  await games.block(player, reason, actor.id);
}
