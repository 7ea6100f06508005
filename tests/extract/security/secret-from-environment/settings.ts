export const settings = {
  region: process.env.REGION ?? "eu-west-1",
  apiKey: process.env.VENUE_API_KEY, // ~ secret-from-environment
};

export function password(): string {
  const password = process.env["DB_PASSWORD"]; // ~ secret-from-environment
  if (!password) {
    throw new Error("DB_PASSWORD is not set");
  }
  return password;
}

export const keyboard = process.env.KEYBOARD_LAYOUT;
