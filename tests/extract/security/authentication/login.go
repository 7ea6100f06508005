package auth

import (
	"net/http"

	"golang.org/x/crypto/bcrypt"
)

func (s *Server) logIn(w http.ResponseWriter, r *http.Request) { // ~ authentication
	user, err := s.users.ByName(r.FormValue("name"))
	if err != nil {
		http.Error(w, "refused", http.StatusUnauthorized)
		return
	}
	if err := bcrypt.CompareHashAndPassword(user.Hash, []byte(r.FormValue("password"))); err != nil {
		http.Error(w, "refused", http.StatusUnauthorized)
		return
	}
	s.start(w, user)
}

func authName(r *http.Request) string {
	name := r.FormValue("name")
	if name == "" {
		return "guest"
	}
	return name
}
