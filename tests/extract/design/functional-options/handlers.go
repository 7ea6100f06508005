package web

import "net/http"

func WithGreeting(text string) func(http.ResponseWriter, *http.Request) {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("X-Greeting", text)
	}
}

func Option(name string) *Choice {
	choice := &Choice{}
	choice.name = name
	return choice
}
