package brewery

type Batch struct {
	Number int
	Litres float64
}

func Largest(batches []Batch) Batch {
	var top Batch
	for _, b := range batches {
		if b.Litres > top.Litres {
			top = b
		}
	}
	return top
}

func (b Batch) Bottles() int { return int(b.Litres / 0.33) }
