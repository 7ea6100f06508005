package events

import "sync"

type Bus struct { // ~ event-bus
	mu       sync.RWMutex
	handlers map[string][]func(Event)
}

func (b *Bus) Subscribe(topic string, handler func(Event)) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.handlers[topic] = append(b.handlers[topic], handler)
}

func (b *Bus) Publish(topic string, event Event) {
	b.mu.RLock()
	defer b.mu.RUnlock()
	for _, handler := range b.handlers[topic] {
		handler(event)
	}
}
