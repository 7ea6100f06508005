package chart

type Port interface {
	Number() int
}

type Ship struct {
	ports []int
}

func Widest(ports []Port) Port {
	var widest Port
	for _, port := range ports {
		if widest == nil || port.Number() > widest.Number() {
			widest = port
		}
	}
	return widest
}
