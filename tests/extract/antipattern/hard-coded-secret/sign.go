package gateway

import "crypto/hmac"

const signingKey = "d41d8cd98f00b204e9800998ecf8427e" // ~ hard-coded-secret
const apiToken = "tsg-81f0c3aa2d" // ~ hard-coded-secret

type Credentials struct {
	User     string
	Password string
}

func Default() Credentials {
	return Credentials{
		User:     "gateway",
		Password: "G4teway!live", // ~ hard-coded-secret
	}
}
