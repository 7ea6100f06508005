use rusqlite::{Connection, Result, params};

pub struct Journal {
    connection: Connection,
}

impl Journal { // ~ repository
    pub fn entry(&self, id: i64) -> Result<Entry> { // ~ parameterised-sql, parameterised-sql
        self.connection.query_row("SELECT id, amount FROM journal WHERE id = ?1", params![id], Entry::read)
    }

    pub fn append(&self, entry: &Entry) -> Result<usize> { // ~ parameterised-sql, parameterised-sql
        self.connection.execute("INSERT INTO journal (id, amount) VALUES (?1, ?2)", params![entry.id, entry.amount])
    }
}
