package fleet

import "net/http"

type Fleet struct {
	rollouts chan string
}

func (f *Fleet) Rollout(w http.ResponseWriter, r *http.Request) {
	user := userFrom(r.Context())
	if !user.Can("firmware:rollout") { // ~ authorisation-check
		http.Error(w, "not allowed", http.StatusForbidden)
		return
	}
	f.rollouts <- r.PathValue("version")
	w.WriteHeader(http.StatusAccepted)
}
