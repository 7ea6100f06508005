import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";

export async function countErrors(file: string): Promise<number> {
  const lines = createInterface({ input: createReadStream(file), crlfDelay: Infinity });
  let errors = 0;
  for await (const line of lines) { // ~ streaming
    if (line.includes(" ERROR ")) errors++;
  }
  return errors;
}
