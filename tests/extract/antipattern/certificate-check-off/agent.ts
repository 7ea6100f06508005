import https from "node:https";

export const legacy = new https.Agent({
  keepAlive: true,
  rejectUnauthorized: false, // ~ certificate-check-off
});

export const modern = new https.Agent({ keepAlive: true, rejectUnauthorized: true });
