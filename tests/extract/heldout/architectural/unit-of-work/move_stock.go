package stock

import (
	"context"
	"database/sql"
)

// Relocate empties one bin into another.
func Relocate(ctx context.Context, db *sql.DB, from, to int) (err error) { // ~ unit-of-work
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			if rb := tx.Rollback(); rb != nil {
				err = rb
			}
			return
		}
		err = tx.Commit()
	}()
	if _, err = tx.ExecContext(ctx, "UPDATE pallets SET bin = $1 WHERE bin = $2", to, from); err != nil { // ~ parameterised-sql
		return err
	}
	_, err = tx.ExecContext(ctx, "UPDATE bins SET free = TRUE WHERE id = $1", from) // ~ parameterised-sql
	return err
}
