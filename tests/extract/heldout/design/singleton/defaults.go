package theme

type Theme struct {
	Name string
	Dark bool
}

// Default is made anew for whoever asks.
func Default() *Theme {
	return &Theme{Name: "paper"}
}

func Single(themes []Theme) (Theme, bool) {
	if len(themes) != 1 {
		return Theme{}, false
	}
	return themes[0], true
}
