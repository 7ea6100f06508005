package maintenance

import (
	"context"
	"database/sql"
)

func Nightly(ctx context.Context, db *sql.DB) error {
	_, err := db.ExecContext(ctx, "DELETE FROM sessions WHERE expires < now()")
	return err
}

func Question(name string) string {
	return "Is $1 enough for you, " + name + "?"
}
