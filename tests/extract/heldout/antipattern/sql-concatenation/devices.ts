import { pool } from "./pool";

export async function renameDevice(id: string, label: string): Promise<void> {
  await pool.query(`UPDATE devices SET label = '${label}' WHERE id = '${id}'`); // ~ sql-concatenation
}

export async function deviceCount(): Promise<number> {
  const { rows } = await pool.query("SELECT count(*)::int AS n FROM devices");
  return rows[0].n;
}
