package portfolio_test

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"os"
	"path/filepath"

	"github.com/DEFRA/dgcheck/internal/portfolio"
)

func numbers(n int) []int {
	items := make([]int, n)
	for i := range items {
		items[i] = i
	}
	return items
}

func TestResultsComeInTheItemsOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		items := numbers(rapid.IntRange(0, 200).Draw(t, "items"))
		workers := rapid.IntRange(1, 20).Draw(t, "workers")
		var got []int
		err := portfolio.Stream(context.Background(), items, workers,
			func(_ context.Context, item int) int { return item * 2 },
			func(result int) error { got = append(got, result/2); return nil })
		if diff := cmp.Diff(items, got); diff != "" && len(items) > 0 || err != nil {
			t.Fatalf("%v%s", err, diff)
		}
	})
}

func TestAnEarlyItemThatIsLateKeepsItsPlace(t *testing.T) {
	later := make(chan struct{})
	var got []int
	err := portfolio.Stream(context.Background(), numbers(3), 3,
		func(_ context.Context, item int) int {
			if item == 0 {
				<-later
			}
			if item == 2 {
				close(later)
			}
			return item
		},
		func(result int) error { got = append(got, result); return nil })
	if diff := cmp.Diff(numbers(3), got); diff != "" || err != nil {
		t.Errorf("%v%s", err, diff)
	}
}

func TestTheFirstErrorStopsTheStream(t *testing.T) {
	full := errors.New("disk full")
	for _, workers := range []int{1, 2, 8} {
		var worked atomic.Int64
		emitted := 0
		err := portfolio.Stream(context.Background(), numbers(10_000), workers,
			func(_ context.Context, item int) int { worked.Add(1); return item },
			func(result int) error {
				emitted++
				if result == 5 {
					return full
				}
				return nil
			})
		if !errors.Is(err, full) || emitted != 6 {
			t.Errorf("%d workers: %v after %d results", workers, err, emitted)
		}
		if n := worked.Load(); n > 6+int64(workers)*4 {
			t.Errorf("%d workers: %d items were worked on after the error", workers, n)
		}
	}
}

func TestAContextThatEndsStopsTheStream(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	emitted := 0
	err := portfolio.Stream(ctx, numbers(10_000), 4,
		func(_ context.Context, item int) int { return item },
		func(result int) error {
			if emitted++; result == 5 {
				cancel()
			}
			return nil
		})
	if !errors.Is(err, context.Canceled) || emitted != 6 {
		t.Errorf("%v after %d results", err, emitted)
	}
}

func TestAContextThatHasEndedStartsNothing(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	err := portfolio.Stream(ctx, numbers(1000), 4,
		func(_ context.Context, item int) int { return item },
		func(int) error { t.Error("a result was handed on"); return nil })
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func TestWorkSeesThatTheStreamHasStopped(t *testing.T) {
	failed := errors.New("closed pipe")
	started, stopped := make(chan struct{}), make(chan struct{})
	err := portfolio.Stream(context.Background(), numbers(2), 2,
		func(ctx context.Context, item int) int {
			if item == 0 {
				<-started
				return item
			}
			close(started)
			<-ctx.Done()
			close(stopped)
			return item
		},
		func(int) error { return failed })
	<-stopped
	if !errors.Is(err, failed) {
		t.Errorf("got %v", err)
	}
}

// However many items there are, only a few results wait for an earlier one.
func TestOnlyAFewResultsWait(t *testing.T) {
	const workers, items = 3, 2000
	var waiting, most atomic.Int64
	err := portfolio.Stream(context.Background(), numbers(items), workers,
		func(_ context.Context, item int) int {
			if n := waiting.Add(1); n > most.Load() {
				most.Store(n)
			}
			return item
		},
		func(int) error { waiting.Add(-1); return nil })
	if err != nil {
		t.Fatal(err)
	}
	if most.Load() > workers*4 {
		t.Errorf("%d results waited", most.Load())
	}
}

func TestNoWorkersAreOne(t *testing.T) {
	var got []int
	err := portfolio.Stream(context.Background(), numbers(3), 0,
		func(_ context.Context, item int) int { return item },
		func(result int) error { got = append(got, result); return nil })
	if diff := cmp.Diff(numbers(3), got); diff != "" || err != nil {
		t.Errorf("%v%s", err, diff)
	}
}

func TestPathsOfGroupsAreRelativeToOneFolder(t *testing.T) {
	root := tree(t, "all/a/delivery-group.yaml", "all/b/c/delivery-group/group.yaml", "other/delivery-group.yaml")
	if err := os.Symlink("all", "link"); err != nil {
		t.Skip(err)
	}
	for name, c := range map[string]struct {
		paths []string
		want  string // empty if there is no common folder
	}{
		"several groups below":     {[]string{"all"}, "all"},
		"the same by a link":       {[]string{"link"}, "all"},
		"all there are":            {[]string{"."}, "."},
		"a group itself":           {[]string{"all/a"}, "all/a"},
		"one of its files":         {[]string{"all/b/c/delivery-group/group.yaml"}, "all/b/c"},
		"one group named twice":    {[]string{"all/a", "all/a/delivery-group.yaml"}, "all/a"},
		"groups of two folders":    {[]string{"all", "other"}, ""},
		"a group and those beside": {[]string{"all/a", "all"}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			groups, err := portfolio.Find(c.paths)
			if err != nil {
				t.Fatal(err)
			}
			got, ok := portfolio.Common(groups)
			if ok != (c.want != "") || ok && got != filepath.Join(root, c.want) {
				t.Errorf("%q, %v; want %q", got, ok, c.want)
			}
		})
	}
	if folder, ok := portfolio.Common(nil); ok {
		t.Errorf("no groups have %q in common", folder)
	}
}
