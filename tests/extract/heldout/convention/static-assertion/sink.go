package sink

import "io"

var _ io.WriteCloser = (*Sink)(nil) // ~ static-assertion

// Sink counts what a slower writer would have to take.
type Sink struct {
	bytes  int64
	closed bool
}

func (s *Sink) Write(p []byte) (int, error) {
	s.bytes += int64(len(p))
	return len(p), nil
}

func (s *Sink) Close() error {
	s.closed = true
	return nil
}
