package venues

import (
	"context"
	"database/sql"
	"fmt"
)

// Store keeps trades that came in.
type Store struct {
	db *sql.DB
}

// Keep writes a trade and its raw message, or neither.
func (s *Store) Keep(ctx context.Context, trade Trade) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("keep %s: %w", trade.ID, err)
	}
	defer tx.Rollback()
	if _, err := tx.ExecContext(ctx, "INSERT INTO raw (id, message) VALUES ($1, $2)", trade.ID, trade.Raw); err != nil {
		return fmt.Errorf("keep %s: %w", trade.ID, err)
	}
	return tx.Commit()
}
