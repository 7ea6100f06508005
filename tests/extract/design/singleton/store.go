package store

import "sync"

var (
	once sync.Once
	shared *Store
)

func Shared() *Store { // ~ singleton, lazy-loading
	once.Do(func() {
		shared = open()
	})
	return shared
}
