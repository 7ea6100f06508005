import type { PoolClient } from "pg";
import { Beds } from "../beds";
import { Wards } from "../wards";

export async function moveToBed(db: PoolClient, patient: number, bed: number): Promise<void> { // ~ unit-of-work
  await db.query("BEGIN");
  try {
    await Beds.release(db, patient);
    await Beds.occupy(db, bed, patient);
    await Wards.recount(db);
    await db.query("COMMIT");
  } catch (e) {
    await db.query("ROLLBACK");
    throw e;
  }
}
