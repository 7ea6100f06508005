import { execFileSync } from "node:child_process";
import fs, { readFileSync } from "node:fs";

export async function template(name: string): Promise<string> { // ~ blocking-in-async
  const text = fs.readFileSync(`templates/${name}.html`, "utf8");
  return text.trim();
}

export const archive = async (folder: string): Promise<void> => { // ~ blocking-in-async
  execFileSync("tar", ["-czf", `${folder}.tar.gz`, folder]);
};

export function settings(): unknown {
  return JSON.parse(readFileSync("settings.json", "utf8"));
}
