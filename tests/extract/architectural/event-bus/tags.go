package tags

type EventBus struct {
	tags map[string][]string
}

func (b *EventBus) Subscribe(topic string, tag string) {
	b.tags[topic] = append(b.tags[topic], tag)
}

func (b *EventBus) Publish(topic string, seen map[string]bool) {
	for _, tag := range b.tags[topic] {
		seen[tag] = true
	}
}
