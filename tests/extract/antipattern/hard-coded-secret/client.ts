import { createClient } from "./http";

const clientSecret = "9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d"; // ~ hard-coded-secret

export const market = createClient({
  baseUrl: "https://market.tradesense.example",
  apiKey: "ts_live_4f8a1c77e09b", // ~ hard-coded-secret
  timeout: 2000,
});

export const sandbox = createClient({
  baseUrl: "https://sandbox.tradesense.example",
  apiKey: process.env.SANDBOX_KEY,
  clientSecret,
});
