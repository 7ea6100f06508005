use sqlx::{PgPool, Result};

use crate::model::Player;

pub struct Players { // ~ repository
    pool: PgPool,
}

impl Players {
    pub fn new(pool: PgPool) -> Self { // ~ dependency-injection
        Self { pool }
    }

    pub async fn by_name(&self, name: &str) -> Result<Option<Player>> {
        sqlx::query_as("SELECT id, name, rating FROM players WHERE name = $1") // ~ parameterised-sql
            .bind(name)
            .fetch_optional(&self.pool)
            .await
    }

    pub async fn top(&self) -> Result<Vec<Player>> {
        sqlx::query_as("SELECT id, name, rating FROM players ORDER BY rating DESC LIMIT 10")
            .fetch_all(&self.pool)
            .await
    }
}
