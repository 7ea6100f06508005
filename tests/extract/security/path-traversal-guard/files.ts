import path from "node:path";

export function reportPath(root: string, name: string): string { // ~ path-traversal-guard
  const file = path.resolve(root, name);
  if (!file.startsWith(root + path.sep)) {
    throw new Error(`${name} is outside of the reports`);
  }
  return file;
}

export function isReport(name: string): void { // ~ input-validation
  if (!name.startsWith("report-")) {
    throw new Error(name);
  }
}
