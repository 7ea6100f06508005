package tours

type Stop struct {
	Town string
	Km   int
}

var routes = map[string][]Stop{
	"north": {{"Kiel", 96}, {"Husum", 84}},
	"south": {{"Ulm", 94}, {"Lindau", 125}},
}

func Length(route string) int {
	km := 0
	for _, s := range routes[route] {
		km += s.Km
	}
	return km
}
