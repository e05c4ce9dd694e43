package between_test

import (
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"github.com/DEFRA/dgcheck/internal/between"
	"github.com/DEFRA/dgcheck/internal/card"
	"github.com/DEFRA/dgcheck/internal/rulebook"
	"github.com/DEFRA/dgcheck/policies"
)

const today = "2026-11-22"

func rules(t testing.TB) *rulebook.Between {
	t.Helper()
	found, err := rulebook.ReadBetween(policies.FS)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// judge returns the findings about cards, given as JSON objects with commas between
// them. It fills in the day, the repository and the path. A card that has a day of its
// own is an earlier card of its group.
func judge(t testing.TB, text string, silent int) []between.Finding {
	t.Helper()
	var cards []*card.Card
	if err := json.Unmarshal([]byte("["+text+"]"), &cards); err != nil {
		t.Fatal(err)
	}
	before := map[string]*card.Card{}
	x := between.NewIndex(silent)
	for _, c := range cards {
		c.Claims.Complete = !strings.Contains(c.Problem, "incomplete")
		if c.AsOf != "" {
			before[c.ID] = c
			continue
		}
		if c.AsOf = today; c.Repository == "" {
			c.Repository = "https://github.com/example-org/" + c.ID
		}
		c.Paths = []string{"."}
		x.Add(c, before[c.ID])
	}
	found, err := between.Judge(t.Context(), rules(t), x)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// TestExamples checks the two examples of each rule. The example "kept", in which the
// groups keep the rule, must give no finding. The example "broken" must give findings
// of that rule only.
func TestExamples(t *testing.T) {
	for _, r := range rules(t).Rules {
		for _, name := range []string{"kept", "broken"} {
			text, err := fs.ReadFile(policies.FS, fmt.Sprintf("between/%s/%s.ndjson", r.ID.Name(), name))
			if err != nil {
				t.Fatal(err)
			}
			var broken []string
			for _, f := range judge(t, strings.ReplaceAll(strings.TrimSpace(string(text)), "\n", ","), 0) {
				broken = append(broken, string(f.Rule.ID))
				if len(f.Groups) == 0 || strings.Contains(f.Message, "<undefined>") || !strings.HasSuffix(f.Message, ".") {
					t.Errorf("%s: %+v", r.ID, f)
				}
			}
			want := []string(nil)
			if name == "broken" {
				want = []string{string(r.ID)}
			}
			if !slices.Equal(broken, want) {
				t.Errorf("%s: its %s example breaks %v", r.ID, name, broken)
			}
		}
	}
}

func TestWhatIsFoundBetweenGroups(t *testing.T) {
	owner := `"owner": {"role": "Head", "email": "head@example.gov.uk"}`
	for name, test := range map[string]struct {
		cards  string
		silent int
		want   []string // parts of the messages, in order
	}{
		"one service at one address under two ids": {
			cards: `{"id": "a", "claims": {"services": [{"id": "x", "url": "https://www.example.gov.uk/s/"}]}}, {"id": "b", "claims": {"services": [{"id": "y", "url": "https://example.gov.uk/s"}]}}`,
			want:  []string{"2 groups declare the service at example.gov.uk/s"},
		},
		"the same in one group": {
			cards: `{"id": "a", "claims": {"services": [{"id": "x", "url": "https://example.gov.uk/s"}, {"id": "y", "url": "https://example.gov.uk/s"}]}}`,
		},
		"two forms at one address": {
			cards: `{"id": "a", "claims": {"services": [{"id": "x", "url": "https://example.gov.uk/s?form=1"}]}}, {"id": "b", "claims": {"services": [{"id": "y", "url": "https://example.gov.uk/s?form=2"}]}}`,
		},
		"a retired copy": {
			cards: `{"id": "a", "claims": {"services": [{"id": "x", "phase": "retired"}]}}, {"id": "b", "claims": {"services": [{"id": "x"}]}}`,
		},
		"a repository of a service that is shared": {
			cards: `{"id": "a", "claims": {"services": [{"id": "x", "repos": ["o/r"], "shared_with": ["b"]}]}}, {"id": "b", "claims": {"services": [{"id": "x", "repos": ["o/r"], "shared_with": ["a"]}]}}`,
		},
		"a dependency on a retired service": {
			cards: `{"id": "a", "claims": {"services": [{"id": "x", "depends_on": ["y"]}]}}, {"id": "b", "claims": {"services": [{"id": "y", "phase": "retired"}]}}`,
			want:  []string{"x depends on y, which is retired."},
		},
		"a dependency on a service without an owner": {
			cards: `{"id": "a", "claims": {"services": [{"id": "x", "depends_on": ["y"]}]}}, {"id": "b", "claims": {"services": [{"id": "y", "phase": "live"}]}}`,
			want:  []string{"x depends on y, which has no owner."},
		},
		"a dependency by an earlier id": {
			cards: `{"id": "a", "claims": {"services": [{"id": "x", "depends_on": ["old"]}]}}, {"id": "b", "claims": {"services": [{"id": "y", "previous_ids": ["old"], ` + owner + `}]}}`,
		},
		"a dependency while a group is silent": {
			cards:  `{"id": "a", "claims": {"services": [{"id": "x", "depends_on": ["y"]}]}}`,
			silent: 1, want: []string{"which no group that was heard from declares; it may belong to one that was not."},
		},
		"a dependency of a retired service": {
			cards: `{"id": "a", "claims": {"services": [{"id": "x", "phase": "retired", "depends_on": ["y"]}]}}`,
		},
		"a service that was dropped when it was retired": {
			cards: `{"id": "a", "as_of": "2026-10-31", "claims": {"services": [{"id": "x", "phase": "retired"}]}}, {"id": "a", "claims": {"services": []}}`,
		},
		"a service that cannot be read now": {
			cards: `{"id": "a", "as_of": "2026-10-31", "claims": {"services": [{"id": "x"}]}}, {"id": "a", "problem": "incomplete", "claims": {"services": []}}`,
		},
		"an outcome of a group that was not wholly read": {
			cards: `{"id": "a", "problem": "incomplete", "claims": {"outcomes": [{"id": "o", "active": true}]}}`,
		},
		"posts in two groups with one role are two": {
			cards: `{"id": "a", "claims": {"services": [{"id": "x1", "owner": {"role": "Head"}}, {"id": "x2", "owner": {"role": "Head"}}, {"id": "x3", "owner": {"role": "Head"}}]}}, {"id": "b", "claims": {"services": [{"id": "y1", "owner": {"role": "Head"}}, {"id": "y2", "owner": {"role": "Head"}}, {"id": "y3", "owner": {"role": "Head"}}]}}`,
		},
		"a post in one group": {
			cards: `{"id": "a", "claims": {"services": [{"id": "x1", ` + owner + `}, {"id": "x2", ` + owner + `}, {"id": "x3", ` + owner + `}, {"id": "x4", ` + owner + `}, {"id": "x5", ` + owner + `}, {"id": "x6", ` + owner + `}]}}`,
			want:  []string{"Head owns 6 services: more than 5."},
		},
		"one service that several groups share counts in each": {
			cards: `{"id": "a", "claims": {"services": [{"id": "x", "shared_with": ["b", "c", "d", "e", "f"], ` + owner + `}]}}, {"id": "b", "claims": {"services": [{"id": "x", "shared_with": ["a", "c", "d", "e", "f"], ` + owner + `}]}}, {"id": "c", "claims": {"services": [{"id": "X", "shared_with": ["a", "b", "d", "e", "f"], ` + owner + `}]}}, {"id": "d", "claims": {"services": [{"id": "x", "shared_with": ["a", "b", "c", "e", "f"], ` + owner + `}]}}, {"id": "e", "claims": {"services": [{"id": "x", "shared_with": ["a", "b", "c", "d", "f"], ` + owner + `}]}}, {"id": "f", "claims": {"services": [{"id": "x", "shared_with": ["a", "b", "c", "d", "e"], ` + owner + `}]}}`,
			want:  []string{"Head owns 6 services over 6 groups, where one that several declare counts in each: more than 5."},
		},
		"a mailbox in two groups is one post": {
			cards: `{"id": "a", "claims": {"services": [{"id": "x1", ` + owner + `}, {"id": "x2", ` + owner + `}, {"id": "x3", ` + owner + `}]}}, {"id": "b", "claims": {"services": [{"id": "y1", ` + owner + `}, {"id": "y2", ` + owner + `}, {"id": "y3", "owner": {"role": "Other", "email": "HEAD@example.gov.uk"}}]}}`,
			want:  []string{"Head owns 6 services over 2 groups, where one that several declare counts in each: more than 5."},
		},
	} {
		var got []string
		for _, f := range judge(t, test.cards, test.silent) {
			got = append(got, f.Message)
		}
		same := len(got) == len(test.want)
		for i := range got {
			same = same && strings.Contains(got[i], test.want[i])
		}
		if !same {
			t.Errorf("%s: %q, want %q", name, got, test.want)
		}
	}
}

// TestAThingThatVeryManyClaim judges 20,000 groups that declare the same service and
// repository. The rules compare only the first mostClaims of them, so that it does not
// take long, but the messages must give the number of all.
func TestAThingThatVeryManyClaim(t *testing.T) {
	x := between.NewIndex(0)
	owner := card.Post{Role: "Head", Email: "head@example.gov.uk"}
	for i := range 20_000 {
		x.Add(&card.Card{ID: fmt.Sprint("g", i), Paths: []string{"."}, Claims: card.Claims{Complete: true, Services: []card.Service{{ID: "one", Owner: owner, Repos: []string{"o/r"}, DependsOn: []string{"none", "one"}, Spend: true}, {ID: fmt.Sprint("s", i), Owner: owner}}}}, nil)
	}
	found, err := between.Judge(t.Context(), rules(t), x)
	if err != nil {
		t.Fatal(err)
	}
	said := map[string]string{}
	for _, f := range found {
		said[f.Rule.ID.Name()] = f.Message
	}
	for name, want := range map[string]string{"service_claimed_twice": "20000 groups declare one", "repository_claimed_twice": "by services of 20000 groups", "owner_of_many": "Head owns 40000 services over 20000 groups"} {
		if !strings.Contains(said[name], want) {
			t.Errorf("%s: %q", name, said[name])
		}
	}
}

// TestOnlyWhatMayMatterIsHandedOn judges groups that declare different services and
// repositories, so that nothing conflicts. The lists in the input of the rules must be
// empty.
func TestOnlyWhatMayMatterIsHandedOn(t *testing.T) {
	x := between.NewIndex(0)
	for i := range 500 {
		x.Add(&card.Card{ID: fmt.Sprint("g", i), Paths: []string{"."}, Claims: card.Claims{Complete: true, Services: []card.Service{{ID: fmt.Sprint("s", i), Owner: card.Post{Role: "Head"}, Repos: []string{fmt.Sprint("o/r", i)}}}}}, nil)
	}
	found, err := between.Judge(context.Background(), rules(t), x)
	if err != nil || len(found) > 0 {
		t.Errorf("%v, %v", found, err)
	}
	for _, key := range []string{"services", "repositories", "dependencies", "posts", "groups"} {
		if got := fmt.Sprintf("%v", x.Input().Get(key)); got != "&{[]}" {
			t.Errorf("%s: %s", key, got)
		}
	}
}
