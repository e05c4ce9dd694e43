package forge_test

import (
	"errors"
	"net/http"
	"testing"

	"github.com/DEFRA/dgcheck/internal/forge"
)

// memory is a forge.Kept that stores answers in memory.
type memory map[string][]byte

func (m memory) Load(address string) ([]byte, bool) { text, ok := m[address]; return text, ok }
func (m memory) Save(address string, answer []byte) { m[address] = answer }

func TestWhatIsRememberedIsNotAskedForAgain(t *testing.T) {
	known := `{"full_name": "DEFRA/soil-health", "default_branch": "main"}`
	hub := serve(t, says(http.StatusOK, known), says(http.StatusNotFound, `{"message": "Not Found"}`), says(http.StatusForbidden, `{"message": "No"}`), says(http.StatusOK, known))
	kept := memory{}
	client := func(requests int) *forge.Client {
		c, err := forge.New(forge.Options{API: hub.URL, Clock: hub.clock, Kept: kept, Requests: requests, Budget: -1})
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	for range 2 {
		c := client(0)
		if about, err := c.About(t.Context(), repository); err != nil || about.DefaultBranch != "main" {
			t.Fatalf("%+v, %v", about, err)
		}
		var refusal *forge.Refusal
		if _, err := c.Branch(t.Context(), repository, "none"); !errors.As(err, &refusal) || refusal.Kind != forge.Missing {
			t.Fatalf("%v", err)
		}
	}
	if n := len(hub.requests()); n != 2 {
		t.Errorf("%d requests", n)
	}

	// The answer 403 must not be stored, since the token may get the permission later.
	// The client may send only one request, so the second call is refused as Spent. An
	// answer that was stored before must still be returned.
	c := client(1)
	var refusal *forge.Refusal
	if _, err := c.Branch(t.Context(), repository, "later"); !errors.As(err, &refusal) || refusal.Kind != forge.Forbidden {
		t.Errorf("%v", err)
	}
	if _, err := c.Branch(t.Context(), repository, "later"); !errors.As(err, &refusal) || refusal.Kind != forge.Spent {
		t.Errorf("%v", err)
	}
	if _, err := c.About(t.Context(), repository); err != nil {
		t.Errorf("what is remembered costs nothing: %v", err)
	}
}
