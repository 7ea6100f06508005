package fleet

import (
	"context"
	"database/sql"
)

type Truck struct {
	Plate  string
	Mileag int
}

type TruckStore struct { // ~ repository
	db *sql.DB
}

func NewTruckStore(db *sql.DB) *TruckStore { // ~ dependency-injection
	return &TruckStore{db}
}

func (s *TruckStore) Get(ctx context.Context, plate string) (*Truck, error) {
	var t Truck
	err := s.db.QueryRowContext(ctx, `SELECT plate, mileage FROM trucks WHERE plate = ?`, plate).Scan(&t.Plate, &t.Mileag) // ~ parameterised-sql
	if err != nil {
		return nil, err
	}
	return &t, nil
}

func (s *TruckStore) Retire(ctx context.Context, plate string) error {
	_, err := s.db.ExecContext(ctx, `UPDATE trucks SET retired = 1 WHERE plate = ?`, plate) // ~ parameterised-sql
	return err
}
