package trades

func (s *Store) ByDesk(ctx context.Context, desk string) (*sql.Rows, error) { // ~ parameterised-sql
	return s.db.QueryContext(ctx, "SELECT id, amount FROM trades WHERE desk = $1", desk)
}

func (s *Store) Count(ctx context.Context) *sql.Row {
	return s.db.QueryRowContext(ctx, "SELECT count(*) FROM trades")
}

func (s *Store) ByName(ctx context.Context, name string) (*sql.Rows, error) {
	return s.db.QueryContext(ctx, s.queries[name])
}
