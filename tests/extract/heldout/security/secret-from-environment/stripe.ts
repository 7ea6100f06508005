import { PayClient } from "@cornerpay/client";

const apiKey = process.env.CORNERPAY_API_KEY; // ~ secret-from-environment

export const pay = new PayClient({ apiKey: apiKey ?? "", retries: 2 });

export function pence(pounds: number): number {
  return Math.round(pounds * 100);
}
