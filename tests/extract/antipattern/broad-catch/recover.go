package matching

import "log/slog"

func (e *Engine) Run(orders <-chan Order) {
	for order := range orders {
		e.match(order)
	}
}

func (e *Engine) match(order Order) {
	defer func() { // ~ broad-catch
		recover()
	}()
	e.book.Insert(order)
}

func (e *Engine) Guarded(order Order) {
	defer func() {
		if cause := recover(); cause != nil {
			slog.Error("match failed", "order", order.ID, "cause", cause) // ~ structured-logging
			e.halt()
		}
	}()
	e.book.Insert(order)
}
