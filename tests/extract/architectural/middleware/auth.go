package web

import "net/http"

func RequireSession(sessions Sessions) func(http.Handler) http.Handler {
	return func(next http.Handler) http.Handler { // ~ middleware
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if !sessions.Valid(r) {
				http.Error(w, "log in first", http.StatusUnauthorized)
				return
			}
			next.ServeHTTP(w, r)
		})
	}
}

func Logged(next http.Handler) http.Handler { // ~ middleware
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		record(r)
		next.ServeHTTP(w, r)
	})
}

func Health(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusNoContent)
}
