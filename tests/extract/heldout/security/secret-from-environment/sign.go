package links

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"os"
)

func Sign(path string) string {
	mac := hmac.New(sha256.New, []byte(os.Getenv("LINK_SIGNING_KEY"))) // ~ secret-from-environment
	mac.Write([]byte(path))
	return path + "?s=" + hex.EncodeToString(mac.Sum(nil))
}
