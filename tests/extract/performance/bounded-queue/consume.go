package feed

func Start(handle func(Tick)) chan<- Tick { // ~ bounded-queue
	ticks := make(chan Tick, 256)
	go func() {
		for tick := range ticks {
			handle(tick)
		}
	}()
	return ticks
}

func Done(work func()) <-chan error {
	queue := make(chan error, 1)
	go func() {
		work()
		queue <- nil
	}()
	return queue
}
