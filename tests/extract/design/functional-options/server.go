package server

type Option func(*Server)

func WithTimeout(seconds int) Option {
	return func(s *Server) { s.timeout = seconds }
}

func New(addr string, opts ...Option) *Server { // ~ functional-options
	s := &Server{addr: addr, timeout: 30}
	for _, opt := range opts {
		opt(s)
	}
	return s
}

func Sum(values ...int) int {
	total := 0
	for _, value := range values {
		total += value
	}
	return total
}
