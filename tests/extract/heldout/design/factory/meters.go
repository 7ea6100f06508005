package meters

import "fmt"

func New(model, addr string) (Meter, error) { // ~ factory
	switch model {
	case "sdm120", "sdm630":
		return &ModbusMeter{Addr: addr}, nil
	case "iskra":
		return &OpticalMeter{Device: addr}, nil
	case "cloud":
		return &HTTPMeter{URL: addr}, nil
	}
	return nil, fmt.Errorf("no driver for meter %q", model)
}
