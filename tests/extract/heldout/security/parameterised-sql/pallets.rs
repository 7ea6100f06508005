use rusqlite::{params, Connection, Result};

pub fn stack(conn: &Connection, pallet: &str, bin: u32, kilos: f64) -> Result<usize> {
    conn.execute( // ~ parameterised-sql
        "UPDATE pallets SET bin = ?2, kilos = ?3 WHERE code = ?1",
        params![pallet, bin, kilos],
    )
}

pub fn weight(conn: &Connection, bin: u32) -> Result<f64> {
    conn.query_row("SELECT total(kilos) FROM pallets WHERE bin = ?1", [bin], |row| row.get(0)) // ~ parameterised-sql
}
