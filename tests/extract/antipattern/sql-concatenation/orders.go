package orders

import (
	"context"
	"database/sql"
	"fmt"
)

func ByTrader(ctx context.Context, db *sql.DB, trader string) (*sql.Rows, error) {
	query := fmt.Sprintf("SELECT id, side FROM orders WHERE trader = '%s'", trader) // ~ sql-concatenation
	return db.QueryContext(ctx, query)
}

func Cancel(ctx context.Context, db *sql.DB, id string) error {
	_, err := db.ExecContext(ctx, "DELETE FROM orders WHERE id = "+id) // ~ sql-concatenation
	return err
}

func ByID(ctx context.Context, db *sql.DB, id string) *sql.Row { // ~ parameterised-sql, parameterised-sql
	return db.QueryRowContext(ctx, "SELECT id, side FROM orders WHERE id = $1", id)
}

func missing(id string) error {
	return fmt.Errorf("select from orders found nothing where id = %s", id)
}
