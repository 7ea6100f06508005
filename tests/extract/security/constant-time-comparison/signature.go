package webhook

import (
	"crypto/hmac"
	"crypto/sha256"
)

func Signed(key, body, signature []byte) bool { // ~ constant-time-comparison
	mac := hmac.New(sha256.New, key)
	mac.Write(body)
	return hmac.Equal(mac.Sum(nil), signature)
}

func Same(a, b Signature) bool {
	return a.Equal(b)
}
