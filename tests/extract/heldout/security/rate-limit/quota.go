package api

import (
	"net/http"
	"sync"

	"golang.org/x/time/rate"
)

type Quota struct {
	mu      sync.Mutex
	clients map[string]*rate.Limiter
}

func (q *Quota) Check(w http.ResponseWriter, client string) bool { // ~ rate-limit
	q.mu.Lock()
	l, ok := q.clients[client]
	if !ok {
		l = rate.NewLimiter(5, 20)
		q.clients[client] = l
	}
	q.mu.Unlock()
	if !l.Allow() {
		http.Error(w, "slow down", http.StatusTooManyRequests)
		return false
	}
	return true
}
