package broker

import (
	"context"
	"net"
	"time"
)

func Dial(ctx context.Context, addr string) (net.Conn, error) {
	wait := 200 * time.Millisecond
	var lastErr error
	for try := 0; try < 8; try++ { // ~ retry-backoff
		conn, err := net.DialTimeout("tcp", addr, 2*time.Second)
		if err == nil {
			return conn, nil
		}
		lastErr = err
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(wait):
		}
		if wait < 10*time.Second {
			wait += wait
		}
	}
	return nil, lastErr
}
