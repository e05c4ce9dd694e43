package bounded_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/DEFRA/dgcheck/internal/bounded"
)

func TestTheBeginningIsKept(t *testing.T) {
	kept := &strings.Builder{}
	w := &bounded.Writer{To: kept, Left: 5}
	for _, text := range []string{"abc", "defg", "h", ""} {
		if n, err := w.Write([]byte(text)); n != len(text) || err != nil {
			t.Errorf("%q: %d bytes, %v", text, n, err)
		}
	}
	if kept.String() != "abcde" {
		t.Errorf("kept %q", kept)
	}
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errors.New("broken") }

func TestAnErrorIsReturned(t *testing.T) {
	if n, err := (&bounded.Writer{To: broken{}, Left: 5}).Write([]byte("abc")); n != 0 || err == nil {
		t.Errorf("%d bytes, %v", n, err)
	}
}
