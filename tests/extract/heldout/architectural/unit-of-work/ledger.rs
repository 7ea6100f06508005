use sqlx::{PgPool, Result};

/// Books a refund and takes the points back.
pub async fn refund(pool: &PgPool, order: i64, cents: i64) -> Result<()> { // ~ unit-of-work
    let mut tx = pool.begin().await?;
    sqlx::query("INSERT INTO refunds (order_id, cents) VALUES ($1, $2)") // ~ parameterised-sql
        .bind(order)
        .bind(cents)
        .execute(&mut *tx)
        .await?;
    sqlx::query("UPDATE members SET points = 0 WHERE last_order = $1") // ~ parameterised-sql
        .bind(order)
        .execute(&mut *tx)
        .await?;
    tx.commit().await
}
