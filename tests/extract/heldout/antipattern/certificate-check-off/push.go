package push

import (
	"crypto/tls"
	"net/http"
	"time"
)

func newClient() *http.Client {
	tr := &http.Transport{
		TLSClientConfig: &tls.Config{InsecureSkipVerify: true}, // ~ certificate-check-off
		MaxIdleConns:    8,
	}
	return &http.Client{Transport: tr, Timeout: 15 * time.Second}
}
