package rpc

import (
	"log"
	"time"
)

type Server struct {
	addr    string
	timeout time.Duration
	logger  *log.Logger
}

type Option func(*Server)

func WithTimeout(d time.Duration) Option {
	return func(s *Server) { s.timeout = d }
}

func WithLogger(l *log.Logger) Option {
	return func(s *Server) { s.logger = l }
}

func NewServer(addr string, opts ...Option) *Server { // ~ functional-options
	s := &Server{addr: addr, timeout: 5 * time.Second, logger: log.Default()}
	for _, o := range opts {
		o(s)
	}
	return s
}
