package api

import (
	"net/http"

	"golang.org/x/time/rate"
)

func Limit(next http.Handler, limiter *rate.Limiter) http.Handler { // ~ rate-limit, middleware, middleware
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !limiter.Allow() {
			http.Error(w, "too many requests", http.StatusTooManyRequests)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func ExchangeRate(rates *Rates, limit int) (int, error) { // ~ input-validation, input-validation
	if !rates.Allowed(limit) {
		return 0, ErrNoRate
	}
	return rates.At(limit), nil
}
