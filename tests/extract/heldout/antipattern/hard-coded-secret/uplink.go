package uplink

import "net/http"

const gatewayToken = "tlm-4e19c07ab2d84f55" // ~ hard-coded-secret

// Sign puts the credentials of the field gateway on the request.
func Sign(req *http.Request) {
	req.Header.Set("Authorization", "Bearer "+gatewayToken)
	req.Header.Set("X-Gateway", "north-2")
}
