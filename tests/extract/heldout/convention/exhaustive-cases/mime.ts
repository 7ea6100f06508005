/** Kinds of files come from outside: what is unknown is a download. */
export function icon(mime: string): string {
  switch (mime) {
    case "application/pdf":
      return "pdf";
    case "text/csv":
      return "table";
    default:
      return "download";
  }
}

export function fail(message: string): never {
  throw new Error(message);
}
