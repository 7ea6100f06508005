package server

import "net/http"

func Routes(desk *Desk) http.Handler { // ~ route-table
	mux := http.NewServeMux()
	mux.HandleFunc("GET /orders", desk.list)
	mux.HandleFunc("GET /orders/{id}", desk.show)
	mux.HandleFunc("POST /orders", desk.place)
	return mux
}
