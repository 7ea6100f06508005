package quotes

import (
	"net/http"
	"sync"
)

type Client struct {
	once sync.Once
	http *http.Client
	pool *Pool
}

func (c *Client) transport() *http.Client { // ~ lazy-loading
	c.once.Do(func() {
		c.http = &http.Client{Transport: newTransport()}
	})
	return c.http
}

func (c *Client) connections() *Pool { // ~ lazy-loading
	if c.pool == nil {
		c.pool = NewPool(8)
	}
	return c.pool
}
