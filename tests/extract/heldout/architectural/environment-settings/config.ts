import { z } from "zod";

const schema = z.object({
  port: z.coerce.number().default(3000),
  redisUrl: z.string().default("redis://localhost"),
  currency: z.enum(["EUR", "CHF"]).default("EUR"),
  logLevel: z.string().default("info"),
});

export type Config = z.infer<typeof schema>;

export function loadConfig(): Config { // ~ environment-settings
  return schema.parse({
    port: process.env.PORT,
    redisUrl: process.env.REDIS_URL,
    currency: process.env.SHOP_CURRENCY,
    logLevel: process.env.LOG_LEVEL,
  });
}
