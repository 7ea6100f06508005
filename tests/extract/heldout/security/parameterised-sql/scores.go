package highscore

import (
	"context"

	"github.com/jackc/pgx/v5/pgxpool"
)

func Save(ctx context.Context, pool *pgxpool.Pool, player string, points int) error {
	const stmt = `INSERT INTO scores (player, points) VALUES ($1, $2)
		ON CONFLICT (player) DO UPDATE SET points = excluded.points`
	_, err := pool.Exec(ctx, stmt, player, points) // ~ parameterised-sql
	return err
}
