export async function byDesk(pool: Pool, desk: string): Promise<Trade[]> { // ~ parameterised-sql
  const result = await pool.query("SELECT id, amount FROM trades WHERE desk = $1", [desk]);
  return result.rows;
}

export async function search(index: Index, text: string): Promise<Hit[]> {
  return index.query("select where $1", text.split(" "));
}
