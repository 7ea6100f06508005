package ledger

func (w *Writer) Run(entries <-chan Entry) error { // ~ batching
	batch := make([]Entry, 0, w.size)
	for entry := range entries {
		batch = append(batch, entry)
		if len(batch) >= w.size {
			if err := w.store.Insert(batch); err != nil {
				return err
			}
			batch = batch[:0]
		}
	}
	return w.store.Insert(batch)
}

func collect(entries <-chan Entry) []Entry {
	batch := make([]Entry, 0, 64)
	for entry := range entries {
		batch = append(batch, entry)
	}
	return batch
}
