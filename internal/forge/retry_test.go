package forge_test

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/DEFRA/dgcheck/internal/forge"
)

// faults returns replies that are no usable answer.
func faults() map[string]reply {
	return map[string]reply{
		"500":           refuses(http.StatusInternalServerError, "Server Error"),
		"502 with HTML": says(http.StatusBadGateway, page502),
		"503":           says(http.StatusServiceUnavailable, ""),
		"408":           says(http.StatusRequestTimeout, ""),
		"dropped":       drops,
		"half":          half,
		"200 with HTML": says(http.StatusOK, page502),
		"200, cut":      says(http.StatusOK, `{"id": 7, "bo`),
		"200, empty":    says(http.StatusOK, ""),
	}
}

func TestWhatCanBeSaidTwiceIsSaidAgain(t *testing.T) {
	for name, fault := range faults() {
		for _, act := range acts() {
			removal := act.name == "delete a comment"
			if act.once || removal && strings.HasPrefix(name, "200") {
				continue
			}
			hub := serve(t, fault, fault, fault, fine)
			if err := act.do(context.Background(), hub.client(t)); err != nil || len(hub.requests()) != 4 {
				t.Errorf("%s, %s: %v after %d requests", act.name, name, err, len(hub.requests()))
			}
		}
	}
}

func TestWhatIsSaidAgainEnds(t *testing.T) {
	for name, fault := range faults() {
		for _, act := range acts() {
			removal := act.name == "delete a comment"
			if act.once || removal && strings.HasPrefix(name, "200") {
				continue
			}
			hub := serve(t, fault, fault, fault, fault)
			err := act.do(context.Background(), hub.client(t))
			understood := act.reading() && strings.HasPrefix(name, "200")
			if understood && kind(err) != forge.Strange || !understood && !errors.Is(err, forge.Lost) || len(hub.requests()) != 4 {
				t.Errorf("%s, %s: %v after %d requests", act.name, name, err, len(hub.requests()))
			}
		}
	}
}

// TestWhatMustBeSaidOnceIsNeverSaidAgain: GitHub may have carried out a create whose
// answer was lost. The client must not send it again.
func TestWhatMustBeSaidOnceIsNeverSaidAgain(t *testing.T) {
	all := faults()
	all["200 without a number"] = says(http.StatusOK, "{}")
	all["200 null"] = says(http.StatusOK, "null")
	for name, fault := range all {
		for _, act := range acts() {
			if !act.once {
				continue
			}
			hub := serve(t, fault)
			err := act.do(context.Background(), hub.client(t))
			if !errors.Is(err, forge.Lost) || !strings.HasPrefix(err.Error(), "could not ") {
				t.Errorf("%s, %s: %v", act.name, name, err)
			}
		}
	}
}

func TestARemovalThatWasCarriedOutIsDone(t *testing.T) {
	gone := refuses(http.StatusNotFound, "Not Found")
	hub := serve(t, drops, gone)
	if err := hub.client(t).DeleteComment(context.Background(), repository, 7); err != nil {
		t.Errorf("gone on the retry: %v", err)
	}
	hub = serve(t, gone)
	if err := hub.client(t).DeleteComment(context.Background(), repository, 7); kind(err) != forge.Missing {
		t.Errorf("never there: %v", err)
	}
	hub = serve(t, says(http.StatusNoContent, ""))
	if err := hub.client(t).DeleteComment(context.Background(), repository, 7); err != nil {
		t.Errorf("removed: %v", err)
	}
}

func TestRetriesAreSpreadAndPaidFor(t *testing.T) {
	fault := says(http.StatusBadGateway, page502)
	login := func(h *hub, change func(*forge.Options)) error {
		_, err := h.client(t, change).Login(context.Background())
		return err
	}
	for name, test := range map[string]struct {
		change func(*forge.Options)
		asked  int
		slept  time.Duration
	}{
		"without jitter": {func(*forge.Options) {}, 4, 7 * time.Second},
		"half of it":     {func(o *forge.Options) { o.Jitter = func() float64 { return 0.5 } }, 4, 8750 * time.Millisecond},
		"a wild one":     {func(o *forge.Options) { o.Jitter = func() float64 { return 1e9 } }, 4, 10500 * time.Millisecond},
		"small budget":   {func(o *forge.Options) { o.Budget = 2 * time.Second }, 2, time.Second},
		"no budget":      {func(o *forge.Options) { o.Budget = -1 }, 1, 0},
	} {
		hub := serve(t, fault, fault, fault, fault)
		err := login(hub, test.change)
		if !errors.Is(err, forge.Lost) || len(hub.requests()) != test.asked || hub.clock.sum() != test.slept {
			t.Errorf("%s: %v, %d requests, %s slept", name, err, len(hub.requests()), hub.clock.sum())
		}
	}
}
