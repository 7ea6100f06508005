package brew

import "fmt"

type Phase int

const (
	Idle Phase = iota
	Mashing
	Boiling
	Cooling
)

var after = map[Phase][]Phase{ // ~ transition-table
	Idle:    {Mashing},
	Mashing: {Boiling, Idle},
	Boiling: {Cooling},
	Cooling: {Idle},
}

type Kettle struct{ phase Phase }

func (k *Kettle) Enter(p Phase) error {
	for _, allowed := range after[k.phase] {
		if allowed == p {
			k.phase = p
			return nil
		}
	}
	return fmt.Errorf("kettle in phase %d cannot enter %d", k.phase, p)
}
