import { execSync, spawn } from "node:child_process";

export function countMatches(word: string, folder: string): number {
  const out = execSync("grep -rc '" + word + "' " + folder + " | wc -l"); // ~ shell-injection
  return Number(out.toString());
}

export function follow(unit: string) {
  return spawn(`journalctl -fu ${unit}`, { shell: true, stdio: "inherit" }); // ~ shell-injection
}
