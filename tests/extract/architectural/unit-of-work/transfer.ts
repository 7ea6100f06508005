import { Pool } from "pg";

export async function transfer(pool: Pool, from: string, to: string, amount: number): Promise<void> { // ~ unit-of-work, parameterised-sql, parameterised-sql
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    await client.query("UPDATE accounts SET amount = amount - $2 WHERE id = $1", [from, amount]);
    await client.query("UPDATE accounts SET amount = amount + $2 WHERE id = $1", [to, amount]);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  } finally {
    client.release();
  }
}
