package approvals

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"time"

	"github.com/hmarr/codeowners"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/evidence"
	"github.com/DEFRA/dgcheck/internal/forge"
	"github.com/DEFRA/dgcheck/internal/history"
)

// GitHub is what is read of GitHub. *forge.Client is one.
type GitHub interface {
	MergedWith(ctx context.Context, of forge.Repository, commit string) ([]forge.Merged, error)
	Reviews(ctx context.Context, of forge.Repository, number int) ([]forge.Review, error)
	Members(ctx context.Context, organisation, team string) ([]string, error)
	Files(ctx context.Context, of forge.Repository, commit string, wanted func(name string) bool) (fs.FS, error)
}

// Options say where claims are looked for.
type Options struct {
	// Repository is where the declaration is kept.
	Repository forge.Repository
	// Commits are the commits that introduced claims, by Claim.Text. A claim without
	// one is not merged yet, or its commit is not known.
	Commits   map[string]history.Commit
	Approvers Approvers
	// Now is when it is looked, and London the time zone of days.
	Now    time.Time
	London *time.Location
}

// What facts say.
const (
	approved      = "approved"
	unapproved    = "merged-without-approval"
	noPullRequest = "no-pull-request"
)

// Collect looks for the approval of each claim. The source is complete if it is known
// of every claim whether it was approved.
func Collect(ctx context.Context, hub GitHub, claims []Claim, o Options) (evidence.Source, []evidence.Fact) {
	source := evidence.Source{
		ID: evidence.SourceID(evidence.Approvals, o.Repository.String()), Kind: evidence.Approvals, Of: o.Repository.String(), State: evidence.Complete,
		Until: calendar.Today(o.Now, o.London).String(), ObservedAt: o.Now.UTC().Truncate(time.Second).Format(time.RFC3339),
	}
	l := &looker{
		hub: hub, o: o, merged: map[string]pulls{}, reviews: map[int][]forge.Review{}, members: map[string][]string{}, rules: map[string]codeowners.Ruleset{},
	}
	var facts []evidence.Fact
	unknown := 0
	for _, claim := range claims {
		fact, err := l.look(ctx, claim)
		if err == nil {
			fact.About, fact.Sort, fact.Source = claim.About, evidence.Event, source.ID
			fact.On = min(fact.On, source.Until)
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

// doubt is an error that says why it is not known whether a claim was approved.
type doubt struct{ why string }

func (d doubt) Error() string { return d.why }

// hindered returns how much was seen, and why.
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

// looker looks for approvals, and asks GitHub each question once.
type looker struct {
	hub     GitHub
	o       Options
	merged  map[string]pulls
	reviews map[int][]forge.Review
	members map[string][]string
	rules   map[string]codeowners.Ruleset
}

// pulls are the pull requests of a commit, or why they are not known.
type pulls struct {
	merged []forge.Merged
	err    error
}

// look returns what was seen of the approval of a claim. An error means that it is not
// known.
func (l *looker) look(ctx context.Context, claim Claim) (evidence.Fact, error) {
	commit, known := l.o.Commits[claim.Text]
	if !known {
		return evidence.Fact{}, doubt{"A waiver or an attestation is not merged yet, or the commit that introduced it is not known. Collect again when it is merged."}
	}
	merged, err := l.mergedWith(ctx, commit.ID)
	if err != nil {
		return evidence.Fact{}, err
	}
	if len(merged) == 0 {
		return evidence.Fact{Is: noPullRequest, On: l.day(time.Unix(commit.At, 0))}, nil
	}
	pull := merged[0]
	if i := slices.IndexFunc(merged, func(m forge.Merged) bool { return m.Commit == commit.ID }); i >= 0 {
		pull = merged[i]
	}
	fact := evidence.Fact{Is: unapproved, On: l.day(pull.At), URL: httpsOnly(pull.Address)}
	reviewers, err := l.approving(ctx, pull)
	if err != nil || len(reviewers) == 0 {
		return fact, err
	}
	if may, err := l.may(ctx, claim, pull, reviewers); err != nil || !may {
		return fact, err
	}
	fact.Is = approved
	return fact, nil
}

func (l *looker) day(at time.Time) string { return calendar.Today(at, l.o.London).String() }

func httpsOnly(address string) string {
	if strings.HasPrefix(address, "https://") {
		return address
	}
	return ""
}

func (l *looker) mergedWith(ctx context.Context, commit string) ([]forge.Merged, error) {
	known, asked := l.merged[commit]
	if !asked {
		known.merged, known.err = l.hub.MergedWith(ctx, l.o.Repository, commit)
		l.merged[commit] = known
	}
	return known.merged, known.err
}

// approving returns the logins of the people whose last decision about what was merged
// is an approval: of its newest commit, before it was merged, and not by its author.
func (l *looker) approving(ctx context.Context, pull forge.Merged) ([]string, error) {
	reviews, known := l.reviews[pull.Number]
	if !known {
		var err error
		if reviews, err = l.hub.Reviews(ctx, l.o.Repository, pull.Number); err != nil {
			return nil, err
		}
		slices.SortStableFunc(reviews, func(a, b forge.Review) int { return a.At.Compare(b.At) })
		l.reviews[pull.Number] = reviews
	}
	last := map[string]string{}
	for _, review := range reviews {
		decides := review.State == forge.Approved || review.State == forge.ChangesRequested || review.State == forge.Dismissed
		if !decides || review.Program || review.Commit != pull.Head || review.At.After(pull.At) || pull.Author == "" || strings.EqualFold(review.Author, pull.Author) {
			continue
		}
		last[strings.ToLower(review.Author)] = review.State
	}
	var people []string
	for login, state := range last {
		if state == forge.Approved {
			people = append(people, login)
		}
	}
	slices.Sort(people)
	if pull.Author == "" || slices.Contains(people, "") {
		return nil, doubt{"An account that wrote or approved a pull request was deleted, so it cannot be told who did. Have it approved again."}
	}
	return people, nil
}

// may reports whether one of some people may approve for the post of a claim: a member
// of the team that the organisation names for it or, if it names none, an owner of the
// file by CODEOWNERS.
func (l *looker) may(ctx context.Context, claim Claim, pull forge.Merged, people []string) (bool, error) {
	if team, named := l.o.Approvers[claim.Post]; named {
		return l.anyOf(ctx, team, people)
	}
	owners, err := l.owners(ctx, pull.Base, claim.File)
	if err != nil {
		return false, err
	}
	if len(owners) == 0 {
		return false, doubt{"Nobody is named who may approve. Name the owners of the declared files in CODEOWNERS, or the post's team in a file for --approvers."}
	}
	var unsure error
	for _, owner := range owners {
		switch owner.Type {
		case codeowners.UsernameOwner:
			if slices.Contains(people, strings.ToLower(owner.Value)) {
				return true, nil
			}
		case codeowners.TeamOwner:
			does, err := l.anyOf(ctx, owner.Value, people)
			if does {
				return true, nil
			}
			unsure = errors.Join(unsure, err)
		default:
			unsure = errors.Join(unsure, doubt{"CODEOWNERS names an owner by an email address, so it cannot be told who that is. Name the account or the team."})
		}
	}
	return false, unsure
}

// anyOf reports whether one of some people is a member of a team, org/slug.
func (l *looker) anyOf(ctx context.Context, team string, people []string) (bool, error) {
	members, known := l.members[team]
	if !known {
		organisation, slug, _ := strings.Cut(strings.TrimPrefix(team, "@"), "/")
		var err error
		if members, err = l.hub.Members(ctx, organisation, slug); err != nil {
			return false, notRead(team, err)
		}
		l.members[team] = members
	}
	return slices.ContainsFunc(members, func(member string) bool { return slices.Contains(people, strings.ToLower(member)) }), nil
}

// notRead returns the error for a team whose members the token may not read. GitHub
// answers that there is no such team, or that it is forbidden.
func notRead(team string, err error) error {
	var refusal *forge.Refusal
	if errors.As(err, &refusal) && (refusal.Kind == forge.Missing || refusal.Kind == forge.Forbidden) {
		return doubt{fmt.Sprintf("The token may not read who is in the team %s. A workflow's own token never may: give one of an app or a person that may read the organisation's members.", strings.TrimPrefix(team, "@"))}
	}
	return err
}
