package history_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/DEFRA/dgcheck/internal/history"
)

func TestLinesAreFollowed(t *testing.T) {
	for name, c := range map[string]struct {
		before, after string
		want          []int
	}{
		"C2 nothing has changed":         {"a b c", "a b c", []int{1, 2, 3}},
		"C2 lines came above":            {"x y a b", "a b", []int{0, 0, 1, 2}},
		"C2 lines went above":            {"a b", "x y a b", []int{3, 4}},
		"C2 one line says another thing": {"a b c", "a B c", []int{1, 0, 3}},
		"C2 what stands twice":           {"s i s i x s i", "s i x s i", []int{1, 2, 0, 0, 3, 4, 5}},
		"C2 two lines changed places":    {"a b", "b a", []int{0, 1}},
		"C2 nothing in common":           {"a b", "c d", []int{0, 0}},
		"C2 in the middle of equal ones": {"h x q x t", "h x x t", []int{1, 2, 0, 3, 4}},
	} {
		before, after := strings.ReplaceAll(c.before, " ", "\n"), strings.ReplaceAll(c.after, " ", "\r\n")
		if got := history.Follow(before, after); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

// FuzzFollow checks that corresponding lines are equal and in order.
func FuzzFollow(f *testing.F) {
	f.Add("a\nb\nc", "b\nc\nd")
	f.Add("- a\n  x\n- b\n  x", "- b\n  x\n- a\n  x\n")
	f.Fuzz(func(t *testing.T, before, after string) {
		old, fresh := strings.Split(before, "\n"), strings.Split(after, "\n")
		last := 0
		for i, line := range history.Follow(before, after) {
			if line == 0 {
				continue
			}
			if line <= last || strings.TrimSuffix(old[i], "\r") != strings.TrimSuffix(fresh[line-1], "\r") {
				t.Errorf("line %d leads to %d", i+1, line)
			}
			last = line
		}
	})
}
