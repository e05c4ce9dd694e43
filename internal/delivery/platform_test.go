package delivery_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/DEFRA/dgcheck/internal/delivery"
	"github.com/DEFRA/dgcheck/internal/evidence"
)

const firstPage = `{"data": [
 {"service": "soil-web", "environment": "prod", "version": "1.2.0", "status": "running", "created": "2026-11-10T23:30:00.000Z", "updated": "2026-11-11T00:00:00Z", "user": {"displayName": "A Person"}},
 {"service": "soil-web", "environment": "prod", "version": "1.3.0", "status": "failed", "created": "2026-11-18T10:00:00Z"},
 {"service": "soil-web", "environment": "dev", "version": "1.4.0", "status": "running", "created": "2026-11-20T10:00:00Z", "updated": "2026-11-20T10:05:00Z"}],
 "page": 1, "pageSize": 50, "totalPages": 2}`

const secondPage = `{"data": [
 {"service": "soil-web", "environment": "prod", "version": "1.2.0", "status": "stopped", "lastDeploymentStatus": "SERVICE_DEPLOYMENT_COMPLETED", "created": "2026-07-01T23:30:00Z"},
 {"service": "soil-web", "environment": "prod", "version": "1.1.0", "status": "stopped", "created": "2026-05-01T10:00:00Z"},
 {"service": "SOIL-API", "environment": "prod", "version": "7", "status": "running", "created": "2026-11-01T10:00:00Z"}],
 "page": 2, "pageSize": 50, "totalPages": 2}`

func london(t *testing.T) *time.Location {
	t.Helper()
	zone, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	return zone
}

func TestDeploymentsOfTheCoreDeliveryPlatform(t *testing.T) {
	targets := []delivery.Target{
		{Service: "soil", Repository: "DEFRA/soil-web"}, {Service: "soil", Repository: "DEFRA/soil-api"}, {Service: "pay", Repository: "DEFRA/soil-api"},
		{Service: "pay", Repository: "DEFRA/pay"}, {Service: "part", Repository: "DEFRA/soil-web#part"},
	}
	for text, want := range map[string][]string{
		firstPage + "\n" + secondPage: {
			"delivery:cdp:DEFRA/soil-web complete 2026-07-02 2026-11-20", "delivery:cdp:DEFRA/soil-api complete 2026-11-01 2026-11-20",
			"soil deployed 2026-07-02 1.2.0", "soil deployed 2026-11-01 7", "pay deployed 2026-11-01 7",
		},
		firstPage: {"delivery:cdp:DEFRA/soil-web incomplete 2026-11-10 2026-11-20", "soil deployed 2026-11-10 1.2.0"},
		`{"deployments": [{"service": "pay", "environment": "prod", "version": "1", "status": "running", "deployedAt": "2026-11-02T10:00:00Z"}], "page": 1, "totalPages": 1}`: {
			"delivery:cdp:DEFRA/pay complete 2026-11-02 2026-11-02", "pay deployed 2026-11-02 1",
		},
		`{"data": [], "page": 1, "totalPages": 1}`: nil,
	} {
		answer, err := delivery.ReadPlatform(strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		sources, facts := delivery.FromPlatform(answer, targets, london(t))
		var told []string
		for _, source := range sources {
			told = append(told, strings.Join([]string{source.ID, string(source.State), source.From, source.Until}, " "))
		}
		for _, fact := range facts {
			told = append(told, strings.Join([]string{fact.About[1], fact.Is, fact.On, fact.Value}, " "))
		}
		if diff := cmp.Diff(want, told); diff != "" {
			t.Error(diff)
		}
		document := evidence.Document{Schema: evidence.SchemaName, Group: "g", Collected: evidence.Collected{Until: "2026-11-22", Asked: []evidence.Kind{evidence.Delivery}}, Sources: sources, Facts: facts}
		if err := document.Canonical().Validate(); err != nil {
			t.Error(err)
		}
	}
}

func TestWhatIsNoSavedAnswerIsRefused(t *testing.T) {
	for _, text := range []string{"", "[]", "{}", "null", `{"data": {}}`, `{"data": [{"created": "yesterday"}]}`, firstPage + "x", "<html>"} {
		if _, err := delivery.ReadPlatform(strings.NewReader(text)); err == nil {
			t.Errorf("%q is taken for an answer", text)
		}
	}
}

// FuzzASavedAnswerMakesValidEvidence reads random responses. The evidence from any that
// can be read must be a valid document.
func FuzzASavedAnswerMakesValidEvidence(f *testing.F) {
	f.Add(firstPage + secondPage)
	zone := time.FixedZone("", 0)
	f.Fuzz(func(t *testing.T, text string) {
		answer, err := delivery.ReadPlatform(strings.NewReader(text))
		if err != nil {
			return
		}
		sources, facts := delivery.FromPlatform(answer, []delivery.Target{{Service: "soil", Repository: "DEFRA/soil-web"}}, zone)
		document := evidence.Document{Schema: evidence.SchemaName, Group: "g", Collected: evidence.Collected{Until: "9999-12-31", Asked: []evidence.Kind{evidence.Delivery}}, Sources: sources, Facts: facts}
		if err := document.Canonical().Validate(); err != nil {
			t.Error(err)
		}
	})
}
