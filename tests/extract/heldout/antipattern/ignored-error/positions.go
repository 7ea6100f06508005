package fleet

import "sort"

type Truck struct {
	Plate string
	Km    int
}

// Busiest gives the plates of the trucks that drove more than a limit.
func Busiest(byPlate map[string]Truck, limit int) []string {
	var plates []string
	for _, t := range byPlate {
		if t.Km > limit {
			plates = append(plates, t.Plate)
		}
	}
	sort.Strings(plates)
	return plates
}

func Known(byPlate map[string]Truck, plate string) bool {
	_, ok := byPlate[plate]
	return ok
}

func Last(plates []string) (last string) {
	for _, last = range plates {
	}
	return last
}
