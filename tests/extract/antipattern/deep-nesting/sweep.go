package sweep

func Sweep(desks []Desk) []Order { // ~ deep-nesting
	var due []Order
	for _, desk := range desks {
		if desk.Open {
			for _, book := range desk.Books {
				for _, order := range book.Orders {
					if order.Expired() {
						if !order.Held {
							due = append(due, order)
						}
					}
				}
			}
		}
	}
	return due
}
