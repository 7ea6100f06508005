pub async fn by_desk(pool: &PgPool, desk: &str) -> Result<Vec<Trade>, sqlx::Error> { // ~ parameterised-sql
    sqlx::query_as("SELECT id, amount FROM trades WHERE desk = $1").bind(desk).fetch_all(pool).await
}

pub fn remove(connection: &rusqlite::Connection, id: i64) -> rusqlite::Result<usize> { // ~ parameterised-sql
    connection.execute("DELETE FROM trades WHERE id = ?1", params![id])
}

pub fn vacuum(connection: &rusqlite::Connection) -> rusqlite::Result<usize> {
    connection.execute("DELETE FROM drafts WHERE day < date('now')", [])
}
