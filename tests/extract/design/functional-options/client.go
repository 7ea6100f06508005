package client

import "time"

type Option func(*Client)

func WithTimeout(timeout time.Duration) Option {
	return func(c *Client) {
		c.timeout = timeout
	}
}

func WithRetries(retries int) Option {
	return func(c *Client) { c.retries = retries }
}

func New(options ...Option) *Client { // ~ functional-options
	client := &Client{timeout: time.Second}
	for _, option := range options {
		option(client)
	}
	return client
}
