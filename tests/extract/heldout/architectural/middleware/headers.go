package web

import (
	"log"
	"net/http"
	"time"
)

func withNoSniff(h http.Handler) http.Handler { // ~ middleware
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("X-Content-Type-Options", "nosniff")
		h.ServeHTTP(w, r)
	})
}

func accessLog(next http.Handler) http.Handler { // ~ middleware
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		begin := time.Now()
		next.ServeHTTP(w, r)
		log.Println(r.Method, r.URL.Path, time.Since(begin))
	})
}
