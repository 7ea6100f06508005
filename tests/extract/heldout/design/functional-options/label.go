package label

type settings struct {
	dpi     int
	rotated bool
	copies  int
}

type Setting func(*settings) error

func DPI(n int) Setting {
	return func(s *settings) error {
		s.dpi = n
		return nil
	}
}

func Rotated(s *settings) error {
	s.rotated = true
	return nil
}

type Printer struct{ cfg settings }

func Open(with ...Setting) (*Printer, error) { // ~ functional-options
	cfg := settings{dpi: 203, copies: 1}
	for _, apply := range with {
		if err := apply(&cfg); err != nil {
			return nil, err
		}
	}
	return &Printer{cfg: cfg}, nil
}
