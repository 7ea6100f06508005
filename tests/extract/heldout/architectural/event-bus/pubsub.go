package telemetry

import "sync"

type Hub struct { // ~ event-bus
	mu   sync.RWMutex
	subs map[string][]func(Reading)
}

type Reading struct {
	Sensor string
	Value  float64
}

func NewHub() *Hub {
	return &Hub{subs: make(map[string][]func(Reading))}
}

func (h *Hub) Listen(topic string, f func(Reading)) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.subs[topic] = append(h.subs[topic], f)
}

func (h *Hub) Publish(topic string, r Reading) {
	h.mu.RLock()
	defer h.mu.RUnlock()
	for _, f := range h.subs[topic] {
		f(r)
	}
}
