import { readFile } from "node:fs/promises";
import { readFileSync } from "node:fs";

const defaults = JSON.parse(readFileSync("defaults.json", "utf8"));

export async function settings(path: string): Promise<object> {
  const text = await readFile(path, "utf8");
  return { ...defaults, ...JSON.parse(text) };
}

export async function watched(path: string, onChange: (text: string) => void) {
  const { watchFile } = await import("node:fs");
  watchFile(path, () => onChange(readFileSync(path, "utf8")));
}
