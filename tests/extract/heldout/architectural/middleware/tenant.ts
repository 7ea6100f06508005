import type { Context, Next } from "koa";
import { findTenant } from "../tenants";

export async function tenant(ctx: Context, next: Next): Promise<void> { // ~ middleware
  const found = await findTenant(ctx.hostname);
  if (!found) {
    ctx.status = 404;
    return;
  }
  ctx.state.tenant = found;
  await next();
  ctx.set("x-tenant", found.slug);
}
