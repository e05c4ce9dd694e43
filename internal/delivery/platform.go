package delivery

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/evidence"
)

// Platform is a saved response of Defra's Core Delivery Platform: the pages of GET
// /deployments of its portal (DEFRA/cdp-portal-backend), one after the other.
type Platform struct {
	deployments []deployment
	// whole reports whether every page is there.
	whole bool
}

// deployment is one entry of a response. Older responses call the time deployedAt.
type deployment struct {
	Environment          string    `json:"environment"`
	Service              string    `json:"service"`
	Version              string    `json:"version"`
	Status               string    `json:"status"`
	LastDeploymentStatus string    `json:"lastDeploymentStatus"`
	Created              time.Time `json:"created"`
	DeployedAt           time.Time `json:"deployedAt"`
	Updated              time.Time `json:"updated"`
}

func (d deployment) at() time.Time { return later(d.Created, d.DeployedAt) }

// succeeded reports whether a deployment succeeded: it is running, or its last status
// says that it was completed and it is not undeployed. A deployment that a later one
// replaced no longer runs, but its last status still says that it was completed.
func (d deployment) succeeded() bool {
	return d.Status == "running" || d.LastDeploymentStatus == "SERVICE_DEPLOYMENT_COMPLETED" && d.Status != "undeployed"
}

// page is one page of a response.
type page struct {
	Data        []deployment `json:"data"`
	Deployments []deployment `json:"deployments"`
	Page        int          `json:"page"`
	TotalPages  int          `json:"totalPages"`
}

// The limits on a saved response.
const (
	mostBytes = 64 << 20
	mostPages = 10_000
)

// ReadPlatform reads a saved response. It returns an error if the text is not one.
func ReadPlatform(r io.Reader) (*Platform, error) {
	limited := &io.LimitedReader{R: r, N: mostBytes}
	from := json.NewDecoder(limited)
	answer, pages, total := &Platform{}, map[int]bool{}, 0
	for range mostPages {
		var next page
		err := from.Decode(&next)
		if errors.Is(err, io.EOF) && len(pages) > 0 {
			answer.whole = total > 0 && len(pages) == total
			return answer, nil
		}
		if limited.N == 0 {
			return nil, fmt.Errorf("it is larger than %d MB", mostBytes>>20)
		}
		if err != nil || next.Data == nil && next.Deployments == nil {
			return nil, errors.New("it is not a saved answer of the portal's GET /deployments, which has `data`, `page` and `totalPages`")
		}
		answer.deployments = append(append(answer.deployments, next.Data...), next.Deployments...)
		if next.Page >= 1 && next.Page <= next.TotalPages {
			total = max(total, next.TotalPages)
		}
		pages[next.Page] = true
	}
	return nil, errors.New("it has too many pages")
}

// FromPlatform returns a source for each repository whose service is in the response,
// and its deployments to production as facts. The platform names a service after its
// repository. Only the first deployment of a version counts as an improvement.
func FromPlatform(answer *Platform, targets []Target, london *time.Location) ([]evidence.Source, []evidence.Fact) {
	var until time.Time
	for _, d := range answer.deployments {
		until = later(until, later(d.at(), d.Updated))
	}
	// The response does not say when it was saved, but not before its newest entry,
	// whose time is in until.
	seen := calendar.Today(until, london).String()
	var sources []evidence.Source
	var facts []evidence.Fact
	for _, target := range targets {
		p, err := parsePart(target.Repository)
		known := answer.of(p.Name)
		if err != nil || p.path != "" || p.prefix != "" || len(known) == 0 {
			continue
		}
		source := evidence.Source{
			ID: evidence.SourceID(evidence.Delivery, "cdp:"+target.Repository), Kind: evidence.Delivery, Of: target.Repository, State: evidence.Complete,
			From: calendar.Today(known[0].at(), london).String(), Until: seen,
		}
		if !answer.whole {
			source.State, source.Why = evidence.Incomplete, "The saved answer of the Core Delivery Platform lacks pages. Save all of them, one after the other."
		}
		if !slices.ContainsFunc(sources, func(other evidence.Source) bool { return other.ID == source.ID }) {
			sources = append(sources, source)
		}
		for _, d := range known {
			facts = append(facts, evidence.Fact{
				About: []string{"services", target.Service}, Is: "deployed", Sort: evidence.Event, On: calendar.Today(d.at(), london).String(), Value: visible(d.Version), Source: source.ID,
			})
		}
	}
	return sources, facts
}

// of returns the first deployment of each version of a service to production, oldest
// first.
func (a *Platform) of(service string) []deployment {
	var all []deployment
	for _, d := range a.deployments {
		if strings.EqualFold(d.Service, service) && d.Environment == "prod" && d.succeeded() && d.at().Year() > 1 {
			all = append(all, d)
		}
	}
	slices.SortStableFunc(all, func(a, b deployment) int { return a.at().Compare(b.at()) })
	versions := map[string]bool{}
	return slices.DeleteFunc(all, func(d deployment) bool {
		again := versions[d.Version]
		versions[d.Version] = true
		return again
	})
}
