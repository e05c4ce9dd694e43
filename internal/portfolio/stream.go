package portfolio

import (
	"context"
	"sync"
)

// Stream calls work on several items at once, and passes the results to emit in the
// order of the items. Only a few results wait for earlier ones, so memory does not grow
// with the number of items. Stream stops at the first error of emit, or when the
// context ends.
func Stream[Item, Result any](ctx context.Context, items []Item, workers int, work func(context.Context, Item) Result, emit func(Result) error) error {
	workers = max(workers, 1)
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	type slot struct {
		item Item
		done chan Result
	}
	tasks := make(chan slot)
	window := make(chan chan Result, workers*2)
	var group sync.WaitGroup
	for range workers {
		group.Go(func() {
			for task := range tasks {
				task.done <- work(ctx, task.item)
			}
		})
	}
	group.Go(func() {
		defer close(window)
		defer close(tasks)
		for _, item := range items {
			done := make(chan Result, 1)
			select {
			case window <- done:
			case <-ctx.Done():
				return
			}
			tasks <- slot{item, done}
		}
	})
	var failed error
	for done := range window {
		result := <-done
		if failed == nil && ctx.Err() == nil {
			if failed = emit(result); failed != nil {
				stop()
			}
		}
	}
	group.Wait()
	if failed != nil {
		return failed
	}
	return ctx.Err()
}
