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
	"github.com/DEFRA/dgcheck/internal/yamltext"
)

// GitHub is what is read of GitHub. *forge.Client is one.
type GitHub interface {
	About(ctx context.Context, of forge.Repository) (forge.About, error)
	Branch(ctx context.Context, of forge.Repository, name string) (forge.Branch, error)
	MergedWith(ctx context.Context, of forge.Repository, commit string) (merged []forge.Merged, listed int, err error)
	Reviews(ctx context.Context, of forge.Repository, number int) ([]forge.Review, error)
	Members(ctx context.Context, organisation, team string) ([]string, error)
	Files(ctx context.Context, of forge.Repository, commit string, wanted func(name string) bool) (fs.FS, error)
}

// Introduction is the commit that introduced a claim, and the file that held it then, as
// a path from the root of the repository.
type Introduction struct {
	Commit string
	// At is when it was committed, by the clock of the committer.
	At   time.Time
	File string
}

// Options say where claims are looked for.
type Options struct {
	// Repository is where the declaration is kept.
	Repository forge.Repository
	// Head is the newest commit whose history was read.
	Head string
	// Introduced are the commits that introduced claims, by Claim.Text. A claim without
	// one is not merged yet, or its commit is not known.
	Introduced map[string]Introduction
	Approvers  Approvers
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
	// branch is the name of the default branch once it is known, and branchErr why it
	// is not.
	branch    string
	branchErr error
}

func newLooker(hub GitHub, o Options) *looker {
	return &looker{
		hub: hub, o: o, merged: map[string]pulls{}, reviews: map[int][]forge.Review{}, members: map[string][]string{}, rules: map[string]codeowners.Ruleset{},
	}
}

// pulls are the pull requests of a commit, or why they are not known. listed counts all
// that GitHub lists.
type pulls struct {
	merged []forge.Merged
	listed int
	err    error
}

// look returns what was seen of the approval of a claim. An error means that it is not
// known.
func (l *looker) look(ctx context.Context, claim Claim) (evidence.Fact, error) {
	introduced, known := l.o.Introduced[claim.Text]
	if !known {
		return evidence.Fact{}, doubt{"A waiver or an attestation is not merged yet, or the commit that introduced it is not known. Collect again when it is merged."}
	}
	branch, err := l.defaultBranch(ctx)
	if err != nil {
		return evidence.Fact{}, err
	}
	found := l.mergedWith(ctx, introduced.Commit)
	if found.err != nil {
		return evidence.Fact{}, found.err
	}
	if found.listed == 0 {
		return l.withoutPull(ctx, branch, introduced)
	}
	merged := slices.DeleteFunc(slices.Clone(found.merged), func(m forge.Merged) bool { return m.Into != branch })
	if len(merged) == 0 {
		return evidence.Fact{}, doubt{"A waiver or an attestation came by a pull request that is not merged into the default branch. Collect again when it is."}
	}
	pull := merged[0]
	if i := slices.IndexFunc(merged, func(m forge.Merged) bool { return m.Commit == introduced.Commit }); i >= 0 {
		pull = merged[i]
	}
	return l.judge(ctx, claim, introduced.File, pull)
}

// judge returns whether a pull request with a claim was approved by one who may.
func (l *looker) judge(ctx context.Context, claim Claim, file string, pull forge.Merged) (evidence.Fact, error) {
	day, err := l.day(pull.At)
	if err != nil {
		return evidence.Fact{}, err
	}
	fact := evidence.Fact{Is: unapproved, On: day, URL: httpsOnly(pull.Address)}
	reviewers, err := l.approving(ctx, pull)
	if err != nil || len(reviewers) == 0 {
		return fact, err
	}
	if err := l.holds(ctx, pull.Head, file, claim); err != nil {
		return fact, err
	}
	if may, err := l.may(ctx, claim, file, pull, reviewers); err != nil || !may {
		return fact, err
	}
	fact.Is = approved
	return fact, nil
}

// withoutPull returns that a claim came by no pull request, if its commit is of the
// default branch.
func (l *looker) withoutPull(ctx context.Context, branch string, introduced Introduction) (evidence.Fact, error) {
	tip, err := l.hub.Branch(ctx, l.o.Repository, branch)
	if err != nil {
		return evidence.Fact{}, err
	}
	if tip.Tip != l.o.Head {
		return evidence.Fact{}, doubt{"The commit that is checked out is not the newest of the default branch, so a commit without a pull request may still get one. Collect from the default branch."}
	}
	day, err := l.day(introduced.At)
	return evidence.Fact{Is: noPullRequest, On: day}, err
}

// holds returns an error unless a commit holds a claim. What a reviewer saw may be less
// than what was merged.
func (l *looker) holds(ctx context.Context, commit, file string, claim Claim) error {
	files, err := l.hub.Files(ctx, l.o.Repository, commit, func(name string) bool { return name == file })
	if err != nil {
		return err
	}
	content, err := fs.ReadFile(files, file)
	if err == nil {
		if root, problems := yamltext.Parse(content); len(problems) == 0 && slices.Contains(Texts(root), claim.Text) {
			return nil
		}
	}
	return doubt{"What was reviewed did not hold the waiver or attestation as it was merged. Have it approved again."}
}

func (l *looker) defaultBranch(ctx context.Context) (string, error) {
	if l.branch == "" && l.branchErr == nil {
		about, err := l.hub.About(ctx, l.o.Repository)
		l.branch, l.branchErr = about.DefaultBranch, err
	}
	return l.branch, l.branchErr
}

// day returns the day of a time. A clock that is ahead tells no day.
func (l *looker) day(at time.Time) (string, error) {
	day := calendar.Today(at, l.o.London)
	if day > calendar.Today(l.o.Now, l.o.London) {
		return "", doubt{"A commit or a merge is dated after the day of collection, so when it was made is not known."}
	}
	return day.String(), nil
}

func httpsOnly(address string) string {
	if strings.HasPrefix(address, "https://") {
		return address
	}
	return ""
}

func (l *looker) mergedWith(ctx context.Context, commit string) pulls {
	known, asked := l.merged[commit]
	if !asked {
		known.merged, known.listed, known.err = l.hub.MergedWith(ctx, l.o.Repository, commit)
		l.merged[commit] = known
	}
	return known
}

// approving returns the logins of the people whose last decision before the merge is an
// approval of the newest commit. The author of the pull request does not count. Who wrote
// its commits is not looked at.
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
	last, deleted := map[string]forge.Review{}, pull.Author == ""
	for _, review := range reviews {
		decides := review.State == forge.Approved || review.State == forge.ChangesRequested || review.State == forge.Dismissed
		if !decides || review.Program || review.At.After(pull.At) || strings.EqualFold(review.Author, pull.Author) {
			continue
		}
		if review.Author == "" {
			deleted = deleted || review.State == forge.Approved
			continue
		}
		last[strings.ToLower(review.Author)] = review
	}
	var people []string
	for login, review := range last {
		if review.State == forge.Approved && review.Commit == pull.Head {
			people = append(people, login)
		}
	}
	slices.Sort(people)
	if pull.Author == "" || deleted && len(people) == 0 {
		return nil, doubt{"An account that wrote or approved a pull request was deleted, so it cannot be told who did. Have it approved again."}
	}
	return people, nil
}

// may reports whether one of some people may approve for the post of a claim: a member
// of the team that the organisation names for it or, if it names none, an owner of the
// file by CODEOWNERS.
func (l *looker) may(ctx context.Context, claim Claim, file string, pull forge.Merged, people []string) (bool, error) {
	if team, named := l.o.Approvers[claim.Post]; named {
		does, err := l.anyOf(ctx, team, people)
		if err == nil && !does {
			err = notToday(team)
		}
		return does, err
	}
	owners, err := l.owners(ctx, pull.Base, file)
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
			if err == nil {
				err = notToday(owner.Value)
			}
			unsure = errors.Join(unsure, err)
		default:
			unsure = errors.Join(unsure, doubt{"CODEOWNERS names an owner by an email address, so it cannot be told who that is. Name the account or the team."})
		}
	}
	return false, unsure
}

// notToday returns the doubt that remains if nobody who approved is in a team today: they
// may have been in it then.
func notToday(team string) error {
	return doubt{fmt.Sprintf("Nobody who approved is in the team %s today, and who was in it then cannot be read. Have one of the team approve, or look for yourself.", strings.TrimPrefix(team, "@"))}
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
