package card_test

import (
	"bytes"
	"encoding/json"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/DEFRA/dgcheck/internal/card"
	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/overview"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// none is an outline.Catalogue without rules.
type none struct{}

func (none) Find(rule.ID) (rule.Rule, bool)    { return rule.Rule{}, false }
func (none) Clause(string) (rule.Clause, bool) { return rule.Clause{}, false }

// judging is an outline.Catalogue whose rules of the data pack judge attestations.
type judging struct{ none }

func (judging) Find(id rule.ID) (rule.Rule, bool) {
	return rule.Rule{ID: id, Judges: []string{"attestations"}}, true
}

func pence(n int64) *int64 { return &n }

// judged returns a group in which every text is the given one.
func judged(text string) outline.Card {
	results := []finding.Finding{
		{Rule: "guide.a_rule", Subject: "service:" + text, Verdict: finding.Fail, Severity: rule.Error, Key: "k", Message: text},
		{Rule: "guide.b_rule", Subject: "group", Verdict: finding.NotDue, Due: "2026-12-01", Key: "l"},
		{Rule: "guide.b_rule", Subject: "month:2027-04", Verdict: finding.NotDue, Due: "2027-04-01", Key: "m"},
	}
	post := overview.Post{Role: text, Email: "lead@example.gov.uk"}
	return outline.Card{Scorecard: scorecard.Scorecard{
		ID: text, Name: text, Path: "groups/a", Packs: []string{"guide"}, Results: results, Tally: scorecard.Count(results), CustomProblem: text,
		Origin: scorecard.Origin{Repository: "https://github.com/DEFRA/flood", Commit: strings.Repeat("a", 40), CommittedAt: "2026-11-20T10:00:00Z"},
		Overview: overview.Overview{
			Contacts: []overview.Contact{{As: "lead", Post: post}},
			Services: []overview.Service{{ID: text, Name: text, Phase: text, Owner: post, Claims: overview.Claims{URL: text, Repos: []string{text}, Outcomes: []string{text}}}},
			Outcomes: []overview.Outcome{{ID: text, Title: text, Active: true}},
			Waivers:  []overview.Waiver{{Rule: text, ApprovedBy: post, Scope: overview.Scope{Service: text}, Expires: text}},
			Finance:  overview.Finance{Months: []overview.Month{{Month: "2026-04", Forecast: pence(100)}}},
		},
	}}
}

var thisRun = scorecard.Run{AsOf: "2026-11-22", Digest: "sha256:1", Params: "sha256:2"}

func line(t *testing.T, c card.Card) []byte {
	t.Helper()
	text, err := card.Line(&c)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// TestACardIsReadAsItIsWritten: for any text that a group declares, its card is one
// line that fits the schema, and reading it returns the same card.
func TestACardIsReadAsItIsWritten(t *testing.T) {
	schema, err := jsonschema.NewCompiler().Compile("../../docs/card.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"flood", "", "a\nb", "\xff\xfe", "\u202e", `"},{"`, "<script>", strings.Repeat("é", 70_000)} {
		group := judged(text)
		if text == "" {
			group.ID = "flood"
		}
		made := card.Of(group, thisRun, none{})
		written := line(t, made)
		if bytes.Count(written, []byte("\n")) != 1 {
			t.Errorf("%.20q: not one line", text)
		}
		var value any
		if err := json.Unmarshal(written, &value); err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(value); err != nil {
			t.Errorf("%.20q: %v", text, err)
		}
		read, err := card.Parse(bytes.TrimSpace(written))
		if err != nil {
			t.Errorf("%.20q: the card %v", text, err)
			continue
		}
		if diff := cmp.Diff(made, *read); diff != "" {
			t.Errorf("%.20q (-written +read):\n%s", text, diff)
		}
	}
}

func TestACardHasWhatTheGroupSays(t *testing.T) {
	c := card.Of(judged("flood"), thisRun, none{})
	if len(c.Failing) != 1 || c.Failing[0] != (card.Failing{Rule: "guide.a_rule", Subject: "service:flood", Key: "k", Severity: "error"}) {
		t.Errorf("failing: %+v", c.Failing)
	}
	if len(c.Deadlines) != 1 || c.Deadlines[0].Due != "2026-12-01" {
		t.Errorf("deadlines of the next 90 days: %+v", c.Deadlines)
	}
	if c.Claims.Outcomes[0].ServedBy != 1 || c.Lead.Email != "lead@example.gov.uk" || c.Counts.Error != 1 {
		t.Errorf("%+v", c)
	}
}

// TestPrivateMoneyIsInNoCard: the card has no months even if the overview has them by
// mistake.
func TestPrivateMoneyIsInNoCard(t *testing.T) {
	group := judged("flood")
	group.Overview.Finance.Private = true
	if c := card.Of(group, thisRun, none{}); len(c.Money.Months) != 0 || !c.Money.Private || !c.Money.Known {
		t.Errorf("money: %+v", c.Money)
	}
}

// TestAVeryLargeGroupHasASmallCard: the card counts what is left out, and has the most
// severe fails.
func TestAVeryLargeGroupHasASmallCard(t *testing.T) {
	group := judged("flood")
	for range 5000 {
		group.Results = append(group.Results, finding.Finding{Rule: "guide.c_rule", Subject: "group", Verdict: finding.Fail, Severity: rule.Info, Key: "n"})
		group.Overview.Services = append(group.Overview.Services, overview.Service{ID: "s"})
	}
	group.Results = append(group.Results, finding.Finding{Rule: "guide.d_rule", Subject: "group", Verdict: finding.Fail, Severity: rule.Error, Key: "o"})
	c := card.Of(group, thisRun, none{})
	if c.LeftOut.Failing != 5002-400 || c.LeftOut.Services != 5001-400 || c.Claims.Complete {
		t.Errorf("left out: %+v", c.LeftOut)
	}
	if !slices.ContainsFunc(c.Failing, func(f card.Failing) bool { return f.Rule == "guide.d_rule" }) {
		t.Error("an error is left out, and findings for information are kept")
	}
	if n := len(line(t, c)); n > card.MaxLine/4 {
		t.Errorf("%d bytes", n)
	}
}

// TestTheSchemaHasEveryKey: the schema of a card requires exactly the keys that the
// struct has.
func TestTheSchemaHasEveryKey(t *testing.T) {
	text, err := os.ReadFile("../../docs/card.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	var schema node
	if err := json.Unmarshal(text, &schema); err != nil {
		t.Fatal(err)
	}
	compare(t, "card", schema, schema, reflect.TypeFor[card.Card]())
}

type node struct {
	Properties map[string]node
	Required   []string
	Items      *node
	Additional *bool  `json:"additionalProperties"`
	Ref        string `json:"$ref"`
	Defs       map[string]node
}

func (n *node) UnmarshalJSON(text []byte) error {
	type plain node
	var with struct {
		plain
		Defs map[string]node `json:"$defs"`
	}
	err := json.Unmarshal(text, &with)
	*n = node(with.plain)
	n.Defs = with.Defs
	return err
}

func compare(t *testing.T, at string, root, n node, of reflect.Type) {
	t.Helper()
	if name, is := strings.CutPrefix(n.Ref, "#/$defs/"); is {
		n = root.Defs[name]
	}
	switch of.Kind() {
	case reflect.Slice:
		if n.Items == nil {
			t.Errorf("%s is a list", at)
			return
		}
		compare(t, at+"[]", root, *n.Items, of.Elem())
	case reflect.Struct:
		var keys []string
		for field := range of.Fields() {
			key := field.Tag.Get("json")
			keys = append(keys, key)
			compare(t, at+"."+key, root, n.Properties[key], field.Type)
		}
		if diff := cmp.Diff(keys, n.Required); diff != "" || len(n.Properties) != len(keys) || n.Additional == nil || *n.Additional {
			t.Errorf("%s: keys (-struct +schema):\n%s", at, diff)
		}
	}
}

// TestTheEndOfAnAttestationIsKnown: an attestation has its last day even if that has
// passed. Of several attestations on one topic, each has its own.
func TestTheEndOfAnAttestationIsKnown(t *testing.T) {
	group := judged("flood")
	holds := func(topic string, verdict finding.Verdict, due string) finding.Finding {
		return finding.Finding{Rule: "data.attestations_valid", Subject: "attestation:" + topic, Verdict: verdict, Due: due, Key: topic + due}
	}
	group.Results = append(group.Results,
		holds("culture", finding.Fail, "2026-10-01"), holds("culture", finding.Pass, "2027-10-01"), holds("data", finding.Fail, ""), holds("skills", finding.Fail, "2026-09-30"),
		finding.Finding{Rule: "strategy.data_attested", Subject: "attestation:data", Verdict: finding.Attested, Due: "2027-01-01"})
	group.Overview.Attestations = []overview.Attestation{{Topic: "culture", On: "2025-10-01"}, {Topic: "culture", On: "2026-10-01"}, {Topic: "data"}, {Topic: "skills", On: "2026-01-01", Expires: "2026-09-30"}, {Topic: "other"}}
	var ends []string
	for _, a := range card.Of(group, thisRun, judging{}).Attestations {
		ends = append(ends, a.Ends)
	}
	if want := []string{"2026-10-01", "2027-10-01", "", "2026-09-30", ""}; !slices.Equal(ends, want) {
		t.Errorf("ends: %q, want %q", ends, want)
	}
}
