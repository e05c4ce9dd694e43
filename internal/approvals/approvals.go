package approvals

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"time"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/evidence"
	"github.com/DEFRA/dgcheck/internal/forge"
)

// GitHub is the part of the GitHub API that this package reads. *forge.Client
// implements it.
type GitHub interface {
	About(ctx context.Context, of forge.Repository) (forge.About, error)
	Branch(ctx context.Context, of forge.Repository, name string) (forge.Branch, error)
	MergedWith(ctx context.Context, of forge.Repository, commit string) (merged []forge.Merged, listed int, err error)
	Reviews(ctx context.Context, of forge.Repository, number int) ([]forge.Review, error)
	Members(ctx context.Context, organisation, team string) ([]string, error)
	Files(ctx context.Context, of forge.Repository, commit string, wanted func(name string) bool) (fs.FS, error)
}

// Introduction is the commit that introduced a claim (a waiver or an attestation). File
// is the file that contained the claim in that commit, as a path from the root of the
// repository.
type Introduction struct {
	Commit string
	// The field At has the time of the commit, by the clock of the committer.
	At   time.Time
	File string
}

// Options are the options of Collect.
type Options struct {
	// Repository is the GitHub repository that holds the declaration.
	Repository forge.Repository
	// Head is the commit whose history was searched for the claims.
	Head string
	// Introduced are the commits that introduced claims, by Claim.Text. If a claim has
	// no entry, it is not merged yet, or its commit is not known.
	Introduced map[string]Introduction
	Approvers  Approvers
	// Now is the time of collection. Days are counted in the time zone London.
	Now    time.Time
	London *time.Location
}

// The values of Fact.Is for an approval.
const (
	approved      = "approved"
	unapproved    = "merged-without-approval"
	noPullRequest = "no-pull-request"
)

// Collect returns a fact for each claim of which it is known whether it was approved.
// The source is complete only if this is known of every claim.
func Collect(ctx context.Context, hub GitHub, claims []Claim, o Options) (evidence.Source, []evidence.Fact) {
	source := evidence.Source{
		ID: evidence.SourceID(evidence.Approvals, o.Repository.String()), Kind: evidence.Approvals, Of: o.Repository.String(), State: evidence.Complete,
		Until: calendar.Today(o.Now, o.London).String(), ObservedAt: o.Now.UTC().Truncate(time.Second).Format(time.RFC3339),
	}
	l := newLooker(hub, o)
	twins := map[string]int{}
	for _, claim := range claims {
		twins[strings.Join(claim.About, "/")]++
	}
	var facts []evidence.Fact
	unknown := 0
	for _, claim := range claims {
		fact, err := l.look(ctx, claim)
		if twins[strings.Join(claim.About, "/")] > 1 {
			err = doubt{"Two waivers or attestations are about the same until the same day, so they cannot be told apart. Keep one of them."}
		}
		if err == nil {
			fact.About, fact.Sort, fact.Source = claim.About, evidence.Event, source.ID
			facts = append(facts, fact)
			continue
		}
		if unknown++; unknown == 1 {
			source.State, source.Why = hindered(err)
		}
	}
	if unknown > 1 {
		source.Why += fmt.Sprintf(" It is not known who approved %d waivers and attestations.", unknown)
	}
	return source, facts
}

// doubt is the error if it cannot be found out whether a claim was approved. why is the
// reason, for people.
type doubt struct{ why string }

func (d doubt) Error() string { return d.why }

// hindered returns the state of a source after an error, and the reason for people.
func hindered(err error) (evidence.State, string) {
	var refusal *forge.Refusal
	var d doubt
	switch {
	case errors.As(err, &d):
		return evidence.Incomplete, d.why
	case errors.As(err, &refusal) && refusal.Kind == forge.Invalid:
		return evidence.Incomplete, "GitHub does not have the commit that introduced a waiver or an attestation. Push it, and collect again."
	}
	return evidence.Hindered(err)
}
