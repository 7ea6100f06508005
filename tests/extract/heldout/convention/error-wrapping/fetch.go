package firmware

import (
	"fmt"
	"io"
	"net/http"
)

func Fetch(c *http.Client, url string) ([]byte, error) {
	resp, err := c.Get(url)
	if err != nil {
		return nil, fmt.Errorf("fetch firmware %s: %w", url, err) // ~ error-wrapping
	}
	defer resp.Body.Close()
	raw, err := io.ReadAll(resp.Body)
	if err != nil {
		return nil, fmt.Errorf("read firmware: %w", err) // ~ error-wrapping
	}
	return raw, nil
}
