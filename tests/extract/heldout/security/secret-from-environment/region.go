package deploy

import "os"

const passwordFile = "/run/keys/db"

// Region is where the process runs, which is no secret.
func Region() string {
	if r := os.Getenv("REGION"); r != "" {
		return r
	}
	return "north"
}

func KeyFile() string { return passwordFile }
