package approvals

import (
	"context"
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

// looker looks up approvals. It keeps the answers of GitHub, so that it requests
// nothing twice.
type looker struct {
	hub     GitHub
	o       Options
	merged  map[string]pulls
	reviews map[int][]forge.Review
	members map[string][]string
	rules   map[string]codeowners.Ruleset
	// branch is the name of the default branch, and empty until it was requested.
	// branchErr is the error of that request.
	branch    string
	branchErr error
}

func newLooker(hub GitHub, o Options) *looker {
	return &looker{
		hub: hub, o: o, merged: map[string]pulls{}, reviews: map[int][]forge.Review{}, members: map[string][]string{}, rules: map[string]codeowners.Ruleset{},
	}
}

// pulls are the merged pull requests that contain a commit, or the error of the
// request. listed counts all pull requests that GitHub lists for it, merged or not.
type pulls struct {
	merged []forge.Merged
	listed int
	err    error
}

// look returns the fact about the approval of a claim. It returns an error if the
// approval is not known.
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

// judge returns the fact about a claim that a pull request introduced. The claim counts
// as approved if one of the people who approved the pull request may approve for the
// job post of the claim.
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

// withoutPull returns the fact that a claim was merged without a pull request. If
// Options.Head is not the newest commit of the default branch, it returns an error,
// because a commit that is not there yet may still get a pull request.
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

// holds returns an error unless the file contains the claim in the given commit. It is
// called with the commit that was reviewed, whose files may differ from what was
// merged.
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

// day returns the day of a time, as YYYY-MM-DD. It returns an error for a day after
// Options.Now, since the clock that set it was wrong.
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
