package bakery

type Bread struct {
	Flour string
	Grams int
	Seeds bool
}

// NewBread knows many sorts and one type.
func NewBread(sort string) *Bread {
	switch sort {
	case "rye":
		return &Bread{Flour: "rye", Grams: 1000}
	case "roll":
		return &Bread{Flour: "wheat", Grams: 60}
	default:
		return &Bread{Flour: "wheat", Grams: 500, Seeds: true}
	}
}
