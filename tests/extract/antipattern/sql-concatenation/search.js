const { pool } = require("./db");

async function search(term, limit) {
  const sql = `SELECT isin, name FROM instruments WHERE name LIKE '%${term}%' LIMIT 20`; // ~ sql-concatenation
  const { rows } = await pool.query(sql);
  return rows.slice(0, limit);
}

async function remove(id) {
  await pool.query("DELETE FROM watchlist WHERE id = " + id); // ~ sql-concatenation
}

async function byIsin(isin) { // ~ parameterised-sql, parameterised-sql
  const { rows } = await pool.query("SELECT isin, name FROM instruments WHERE isin = $1", [isin]);
  return rows[0];
}

module.exports = { search, remove, byIsin };
