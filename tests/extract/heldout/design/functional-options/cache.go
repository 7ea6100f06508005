package tiles

import "time"

type store struct {
	limit int
	ttl   time.Duration
	onHit func(key string)
}

type Modifier interface{ modify(*store) }

type modifierFunc func(*store)

func (f modifierFunc) modify(s *store) { f(s) }

func Limit(n int) Modifier {
	return modifierFunc(func(s *store) { s.limit = n })
}

func OnHit(f func(string)) Modifier {
	return modifierFunc(func(s *store) { s.onHit = f })
}

func newStore(mods ...Modifier) *store { // ~ functional-options
	s := &store{limit: 1024, ttl: time.Hour}
	for _, m := range mods {
		m.modify(s)
	}
	return s
}
