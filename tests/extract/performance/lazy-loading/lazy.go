package quotes

type LazyQuote struct {
	price int64
	err   error
}

func (q *LazyQuote) Price() (int64, error) {
	if q.err != nil {
		return 0, q.err
	}
	return q.price, nil
}
