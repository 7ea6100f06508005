package transfer

import (
	"context"
	"database/sql"
)

func Transfer(ctx context.Context, db *sql.DB, from, to string, amount int64) error { // ~ unit-of-work, parameterised-sql, parameterised-sql
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if _, err := tx.ExecContext(ctx, "UPDATE accounts SET amount = amount - $2 WHERE id = $1", from, amount); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, "UPDATE accounts SET amount = amount + $2 WHERE id = $1", to, amount); err != nil {
		return err
	}
	return tx.Commit()
}
