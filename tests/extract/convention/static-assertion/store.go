package store

type Store struct{}

var _ Repository = (*Store)(nil) // ~ static-assertion

func (s *Store) Find(id string) (Order, error) {
	return Order{}, nil
}
