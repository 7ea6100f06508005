package etl

// Run reads rows as fast as the loader takes them.
func Run(rows func() (string, bool), load func(string)) {
	pending := make(chan string, 256) // ~ bounded-queue
	go func() {
		defer close(pending)
		for {
			row, more := rows()
			if !more {
				return
			}
			pending <- row
		}
	}()
	for row := range pending {
		load(row)
	}
}
