package device

import "crypto/subtle"

type Device struct {
	Serial string
	token  []byte
}

// Owns says whether the token is the one the device was given.
func (d *Device) Owns(token []byte) bool {
	return subtle.ConstantTimeCompare(d.token, token) == 1 // ~ constant-time-comparison
}
