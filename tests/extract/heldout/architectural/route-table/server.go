package main

import (
	"net/http"

	"clinic.test/beds/internal/api"
)

func routes(h *api.Handlers) http.Handler { // ~ route-table
	mux := http.NewServeMux()
	mux.HandleFunc("GET /wards", h.ListWards)
	mux.HandleFunc("GET /wards/{id}/beds", h.Beds)
	mux.HandleFunc("POST /admissions", h.Admit)
	mux.HandleFunc("DELETE /admissions/{id}", h.Discharge)
	return mux
}
