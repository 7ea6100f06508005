use rusqlite::{Connection, Result};

const COLUMNS: &str = "account, amount, booked";

pub fn select_from_where(connection: &Connection, account: &str) -> Result<Vec<i64>> {
    let sql = format!("SELECT {COLUMNS} FROM journal WHERE account = ?1 ORDER BY booked");
    let mut statement = connection.prepare(&sql)?;
    let rows = statement.query_map([account], |row| row.get(1))?;
    rows.collect()
}

pub fn message(account: &str) -> String {
    format!("update the journal: set aside what is due where account = {account}")
}
