import { BadRequest } from "http-errors";
import { ledger } from "./ledger";

const IBAN = /^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/;

export async function transfer(iban: string, cents: number): Promise<string> { // ~ input-validation
  if (!IBAN.test(iban)) {
    throw new BadRequest("iban is malformed");
  }
  if (!Number.isInteger(cents) || cents <= 0 || cents > 5_000_000) {
    throw new BadRequest("cents out of range");
  }
  return ledger.book(iban, cents);
}
