package harbour

type Port struct {
	Name   string
	Berths int
	Depth  float64
}

func (p Port) Takes(draught float64, berths int) bool {
	return p.Depth > draught && p.Berths >= berths
}

func Nearest(ports []Port, draught float64) *Port {
	for i := range ports {
		if ports[i].Takes(draught, 1) {
			return &ports[i]
		}
	}
	return nil
}
