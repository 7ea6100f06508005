export const config = { // ~ environment-settings
  port: Number(process.env.PORT ?? 8080),
  database: process.env.DATABASE_URL,
  broker: process.env.BROKER_URL,
};

export const isTest = process.env.NODE_ENV === "test";
