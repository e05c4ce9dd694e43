package policies_test

import (
	"os"
	"strings"
	"testing"

	"github.com/DEFRA/dgcheck/internal/evaluation"
	"github.com/DEFRA/dgcheck/internal/evidence"
	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/policytest"
)

// everything returns evidence of all kinds about a group. All sources are complete, and
// the repositories and links have no problem. repositories has the service of each
// repository.
func everything(group string, repositories map[string]string, links []string) evaluation.Evidence {
	const until = "2026-11-22"
	d := evidence.Document{
		Group:     group,
		Collected: evidence.Collected{Until: until, Asked: evidence.Kinds()},
		Sources: []evidence.Source{
			{ID: "history", Kind: evidence.History, Of: "declaration", State: evidence.Complete, From: early, Until: until},
			{ID: "approvals", Kind: evidence.Approvals, Of: "example-org/flood", State: evidence.Complete, Until: until},
			{ID: "registers", Kind: evidence.Registers, Of: "reports", State: evidence.Complete, Until: until},
			{ID: "assurance", Kind: evidence.Assurance, Of: "assurance", State: evidence.Complete, Until: until},
		},
	}
	for repository, service := range repositories {
		id := evidence.SourceID(evidence.Delivery, repository)
		d.Sources = append(d.Sources, evidence.Source{ID: id, Kind: evidence.Delivery, Of: repository, State: evidence.Complete, From: early, Until: until})
		for is, value := range map[string]string{
			"open": "yes", "protected": "yes", "readme": "yes", "version": "v1.2.3", "actions-pinned": "yes", "archived": "no", "committed": "", "deployed": "v1.2.3",
		} {
			f := fact("services/"+service, is, "2026-11-20", value)
			word, _ := evidence.Find(is)
			f.Sort, f.Source = word.Sort, id
			d.Facts = append(d.Facts, f)
		}
	}
	for _, link := range links {
		id := evidence.SourceID(evidence.Links, link)
		d.Sources = append(d.Sources, evidence.Source{ID: id, Kind: evidence.Links, Of: link, State: evidence.Complete, Until: until})
	}
	d = d.Canonical()
	if err := d.Validate(); err != nil {
		panic(err)
	}
	return evaluation.Evidence{Document: &d, Digest: d.Digest(), Trust: evidence.ByRun}
}

// TestTheCompleteExampleIsJudgedByEvidence judges the larger example by its own packs,
// with evidence of all kinds. At most four results may be not assessed.
func TestTheCompleteExampleIsJudgedByEvidence(t *testing.T) {
	book, schema := load(t)
	group := schema.Load(os.DirFS("../testdata/groups/flood-resilience"), "flood-resilience")
	repositories := map[string]string{}
	services := group.Document.Member("services")
	for i := range services.Items {
		service := &services.Items[i]
		for _, repository := range service.Member("repos").Items {
			repositories[repository.Text] = service.Member("id").Text
		}
	}
	var links []string
	for _, address := range group.Addresses() {
		links = append(links, address.Text)
	}
	evaluator := evaluation.New(book, evaluation.Options{Day: policytest.Day(), Params: book.Params()})
	judged, err := evaluator.JudgeSeen(t.Context(), group, everything("flood-resilience", repositories, links))
	if err != nil {
		t.Fatal(err)
	}
	var unknown []string
	for _, r := range judged.Results {
		if r.Verdict == finding.NotAssessed {
			unknown = append(unknown, string(r.Rule)+" "+r.Subject+": "+r.Message)
		}
	}
	if len(repositories) < 5 || len(links) < 20 || len(unknown) > 4 {
		t.Errorf("%d repositories, %d links, %d results that could not be judged:\n%s", len(repositories), len(links), len(unknown), strings.Join(unknown, "\n"))
	}
}
