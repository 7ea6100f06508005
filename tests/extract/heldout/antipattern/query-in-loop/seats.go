package theatre

import (
	"context"
	"database/sql"
)

// Taken reads all taken seats of a hall by one statement.
func Taken(ctx context.Context, db *sql.DB, hall int) (map[string]bool, error) {
	rows, err := db.QueryContext(ctx, "SELECT seat FROM bookings WHERE hall = $1", hall) // ~ parameterised-sql
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	taken := make(map[string]bool)
	for rows.Next() {
		var seat string
		if err := rows.Scan(&seat); err != nil {
			return nil, err
		}
		taken[seat] = true
	}
	return taken, rows.Err()
}
