package pricing

import (
	"context"

	"golang.org/x/sync/errgroup"
)

func PriceAll(ctx context.Context, books []*Book) error { // ~ parallel-map
	group, ctx := errgroup.WithContext(ctx)
	for _, book := range books {
		group.Go(func() error { return book.Price(ctx) })
	}
	return group.Wait()
}

func NotifyAll(listeners []Listener) { // ~ parallel-map
	var wg sync.WaitGroup
	for _, one := range listeners {
		wg.Add(1)
		go func(l Listener) {
			defer wg.Done()
			l.Tell()
		}(one)
	}
	wg.Wait()
}

func ParallelStart(server *Server) {
	go server.Serve()
	for _, route := range server.routes {
		route.Open()
	}
}
