package venue

import (
	"context"
	"time"
)

func (c *Client) Send(ctx context.Context, order Order) error { // ~ retry-backoff
	delay := 50 * time.Millisecond
	var err error
	for attempt := 0; attempt < 5; attempt++ {
		if err = c.send(ctx, order); err == nil {
			return nil
		}
		time.Sleep(delay)
		delay *= 2
	}
	return err
}

func (c *Client) retryLoop(every time.Duration) {
	for {
		c.ping()
		time.Sleep(every)
	}
}
