// Package feed answers requests of brokers.
package feed

import (
	"crypto/hmac"
	"log/slog"
	"net/http"
	"time"
)

// Option changes a server before it starts.
type Option func(*Server)

// WithTimeout sets how long a request may take.
func WithTimeout(limit time.Duration) Option {
	return func(s *Server) { s.limit = limit }
}

// NewServer makes a server with its options.
func NewServer(address string, options ...Option) *Server {
	server := &Server{address: address, limit: 5 * time.Second}
	for _, option := range options {
		option(server)
	}
	return server
}

// Signed lets only requests through that the broker has signed.
func Signed(key []byte, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !hmac.Equal(sign(key, r), given(r)) {
			slog.Warn("signature refused", "path", r.URL.Path)
			http.Error(w, "signature", http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(w, r)
	})
}
