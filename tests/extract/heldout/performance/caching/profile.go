package profile

import (
	"context"
	"sync"
)

type Profile struct{ Name, Rank string }

type Loader struct {
	mu    sync.Mutex
	byID  map[int64]Profile
	fetch func(context.Context, int64) (Profile, error)
}

func (l *Loader) Profile(ctx context.Context, id int64) (Profile, error) { // ~ caching
	l.mu.Lock()
	defer l.mu.Unlock()
	if p, ok := l.byID[id]; ok {
		return p, nil
	}
	p, err := l.fetch(ctx, id)
	if err != nil {
		return p, err
	}
	l.byID[id] = p
	return p, nil
}
