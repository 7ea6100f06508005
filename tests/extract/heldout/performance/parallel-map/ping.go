package fleet

import (
	"context"

	"golang.org/x/sync/errgroup"
)

func PingAll(ctx context.Context, boxes []Box) ([]int, error) {
	latency := make([]int, len(boxes))
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(16)
	for i, box := range boxes {
		g.Go(func() error { // ~ parallel-map
			ms, err := box.Ping(ctx)
			latency[i] = ms
			return err
		})
	}
	return latency, g.Wait()
}
