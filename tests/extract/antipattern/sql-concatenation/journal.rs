use rusqlite::{Connection, Result, params};

pub fn count(connection: &Connection, account: &str) -> Result<i64> {
    let sql = format!("SELECT count(*) FROM journal WHERE account = '{account}'"); // ~ sql-concatenation
    connection.query_row(&sql, [], |row| row.get(0))
}

pub fn add(connection: &Connection, account: &str, amount: i64) -> Result<usize> { // ~ parameterised-sql, parameterised-sql
    connection.execute("INSERT INTO journal (account, amount) VALUES (?1, ?2)", params![account, amount])
}
