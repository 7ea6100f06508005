package positions

import (
	"context"
	"database/sql"
)

type Store struct { // ~ repository
	db *sql.DB
}

func (s *Store) Find(ctx context.Context, account string) (Position, error) { // ~ parameterised-sql, parameterised-sql
	var position Position
	row := s.db.QueryRowContext(ctx, "SELECT account, amount FROM positions WHERE account = $1", account)
	return position, row.Scan(&position.Account, &position.Amount)
}

func (s *Store) Put(ctx context.Context, position Position) error { // ~ parameterised-sql, parameterised-sql
	_, err := s.db.ExecContext(ctx, "UPDATE positions SET amount = $2 WHERE account = $1", position.Account, position.Amount)
	return err
}
