package manifest

import (
	"context"
	"database/sql"
)

type Parcel struct {
	ID       string
	Events   int
	Customer string
}

// Fill looks up how often each parcel was scanned.
func Fill(ctx context.Context, db *sql.DB, parcels []Parcel) error {
	for i := range parcels {
		row := db.QueryRowContext(ctx, "SELECT count(*) FROM scans WHERE parcel_id = $1", parcels[i].ID) // ~ query-in-loop, parameterised-sql
		if err := row.Scan(&parcels[i].Events); err != nil {
			return err
		}
	}
	return nil
}
