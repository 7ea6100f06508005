package metrics

import "context"

type Client struct {
	host string
}

// Dial connects to the collector.
//
// Deprecated: Use [DialContext], which can be cancelled. // ~ deprecation-notice
func Dial(host string) *Client {
	return DialContext(context.Background(), host)
}

// DialContext connects to the collector until ctx is done.
func DialContext(ctx context.Context, host string) *Client {
	if ctx.Err() != nil {
		return nil
	}
	return &Client{host: host}
}
