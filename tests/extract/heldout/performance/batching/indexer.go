package search

import "context"

type Indexer struct {
	docs  []Doc
	limit int
	bulk  func(context.Context, []Doc) error
}

func (ix *Indexer) Add(ctx context.Context, d Doc) error { // ~ batching
	ix.docs = append(ix.docs, d)
	if len(ix.docs) < ix.limit {
		return nil
	}
	return ix.Flush(ctx)
}

func (ix *Indexer) Flush(ctx context.Context) error {
	if len(ix.docs) == 0 {
		return nil
	}
	docs := ix.docs
	ix.docs = nil
	return ix.bulk(ctx, docs)
}
