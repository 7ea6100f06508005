package matching

type Matcher struct {
	book  Book
	audit Audit
}

func NewMatcher(book Book, audit Audit) *Matcher { // ~ dependency-injection
	return &Matcher{book: book, audit: audit}
}

func (m *Matcher) Match(order Order) []Fill {
	fills := m.book.Take(order)
	m.audit.Record(order, fills)
	return fills
}

type Price struct {
	unit  Unit
	scale Scale
}

func NewPrice(unit Unit, scale Scale) Price {
	return Price{unit: unit, scale: scale}
}
