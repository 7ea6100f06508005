package store

import _ "embed"

var _ = register("store")
var store Repository = (*Store)(nil)

func assertStatic(value any) bool {
	_, ok := value.(Repository)
	return ok
}
