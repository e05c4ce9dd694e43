package publication

import (
	"context"
	"fmt"

	"io/fs"

	"github.com/DEFRA/dgcheck/internal/forge"
	"github.com/DEFRA/dgcheck/internal/report/outline"
)

// Rehearsal is a GitHub that records writes instead of making them. Reads go to
// the GitHub inside it.
type Rehearsal struct {
	GitHub
	told []string
	// made holds the check runs that would have been made.
	made map[int64]forge.Check
}

// Rehearse returns a rehearsal that reads from hub. If hub is nil, because
// there is no token, it behaves like a repository on which nothing was ever
// published and whose newest commit is the one that was checked.
func Rehearse(hub GitHub, job Job) *Rehearsal {
	if hub == nil {
		hub = blank{commit: job.Commit}
	}
	return &Rehearsal{GitHub: hub, made: map[int64]forge.Check{}}
}

// Told returns what would have been written, in order, one sentence of plain
// text each.
func (r *Rehearsal) Told() []string { return r.told }

func (r *Rehearsal) tell(format string, values ...any) {
	r.told = append(r.told, plainly(format, values...))
}

// Check returns a check run that exists or would have been made.
func (r *Rehearsal) Check(ctx context.Context, repository forge.Repository, id int64) (forge.Check, error) {
	if made, ok := r.made[id]; ok {
		return made, nil
	}
	return r.GitHub.Check(ctx, repository, id)
}

// CreateCheck records a new check run.
func (r *Rehearsal) CreateCheck(_ context.Context, _ forge.Repository, said forge.CheckReport) (forge.Check, error) {
	r.tell("Would make the check run %s on %s: %s%s", said.Name, short(said.Commit), inWords(said), said.Title)
	id := -1 - int64(len(r.made))
	r.made[id] = forge.Check{
		ID: id, Name: said.Name, Commit: said.Commit, ExternalID: said.ExternalID,
		Status: said.Status, Conclusion: said.Conclusion, Annotations: len(said.Annotations),
	}
	return r.made[id], nil
}

// UpdateCheck records an update of a check run.
func (r *Rehearsal) UpdateCheck(ctx context.Context, repository forge.Repository, id int64, said forge.CheckReport) (forge.Check, error) {
	now, err := r.Check(ctx, repository, id)
	if err != nil {
		return now, err
	}
	r.tell("Would go on with the check run %s: %s%s", said.Name, inWords(said), said.Title)
	now.Status, now.Conclusion = said.Status, said.Conclusion
	now.Annotations += len(said.Annotations)
	r.made[id] = now
	return now, nil
}

func inWords(said forge.CheckReport) string {
	as := said.Conclusion
	if said.Status != forge.Completed {
		as = "not finished yet"
	}
	return fmt.Sprintf("%s, with %s. ", as, outline.Count(len(said.Annotations), "annotation"))
}

// CreateComment records a new comment.
func (r *Rehearsal) CreateComment(_ context.Context, _ forge.Repository, number int, body string) (forge.Comment, error) {
	r.tell("Would comment on #%d, in %s: %s", number, outline.Count(len([]rune(body)), "character"), opening(body))
	return forge.Comment{Body: body}, nil
}

// UpdateComment records a new text of a comment.
func (r *Rehearsal) UpdateComment(_ context.Context, _ forge.Repository, id int64, body string) (forge.Comment, error) {
	r.tell("Would write comment %d again, in %s: %s", id, outline.Count(len([]rune(body)), "character"), opening(body))
	return forge.Comment{ID: id, Body: body}, nil
}

// DeleteComment records the deletion of a comment.
func (r *Rehearsal) DeleteComment(_ context.Context, _ forge.Repository, id int64) error {
	r.tell("Would delete comment %d, made at the same time as another.", id)
	return nil
}

// CreateLineComment records a new comment on a line.
func (r *Rehearsal) CreateLineComment(_ context.Context, _ forge.Repository, number int, on forge.LineComment) (forge.Comment, error) {
	r.tell("Would suggest a change to line %d of %s in #%d: %s", on.Line, on.Path, number, opening(on.Body))
	return forge.Comment{Body: on.Body}, nil
}

// DeleteLineComment records the deletion of a comment on a line.
func (r *Rehearsal) DeleteLineComment(_ context.Context, _ forge.Repository, id int64) error {
	r.tell("Would delete comment %d on a line, made at the same time as another.", id)
	return nil
}

// opening returns the beginning of one of our texts, without its hidden lines.
func opening(text string) string {
	const most = 200
	return outline.Plain(parseBody(text).rest, most)
}

// CreateIssue records a new issue.
func (r *Rehearsal) CreateIssue(_ context.Context, _ forge.Repository, title, body string, labels []string) (forge.Issue, error) {
	r.tell("Would make an issue: %s", title)
	return forge.Issue{Title: title, Body: body, State: forge.Open, Labels: labels}, nil
}

// UpdateIssue records that an issue is rewritten, closed or opened again.
func (r *Rehearsal) UpdateIssue(_ context.Context, _ forge.Repository, number int, change forge.IssueChange) (forge.Issue, error) {
	switch change.State {
	case forge.Closed:
		r.tell("Would close issue #%d as %s.", number, change.Reason)
	case forge.Open:
		r.tell("Would open issue #%d again: %s", number, change.Title)
	default:
		r.tell("Would write issue #%d again: %s", number, opening(change.Body))
	}
	return forge.Issue{Number: number, Title: change.Title, Body: change.Body, State: change.State, Reason: change.Reason}, nil
}

// EnsureLabel records nothing: an existing label is not changed, and a new one
// is part of making the first issue.
func (r *Rehearsal) EnsureLabel(context.Context, forge.Repository, forge.Label) error { return nil }

// blank is a GitHub on which nothing was ever published. It can only be read.
type blank struct {
	GitHub
	commit string
}

func (blank) Checks(context.Context, forge.Repository, string, string) ([]forge.Check, error) {
	return nil, nil
}

func (blank) Comments(context.Context, forge.Repository, int) ([]forge.Comment, error) {
	return nil, nil
}

func (blank) LineComments(context.Context, forge.Repository, int) ([]forge.Comment, error) {
	return nil, nil
}

func (blank) Issues(context.Context, forge.Repository, forge.IssueFilter) ([]forge.Issue, error) {
	return nil, nil
}

func (b blank) Pull(_ context.Context, _ forge.Repository, number int) (forge.Pull, error) {
	return forge.Pull{Number: number, State: forge.Open, Head: b.commit}, nil
}

func (blank) Pulls(context.Context, forge.Repository, string, string) ([]forge.Pull, error) {
	return nil, nil
}

func (b blank) Tip(context.Context, forge.Repository, string) (string, error) { return b.commit, nil }

func (blank) Files(context.Context, forge.Repository, string, func(string) bool) (fs.FS, error) {
	return nil, &forge.Refusal{Kind: forge.Missing, Doing: "list the files of a commit"}
}

func (blank) Moved() bool { return false }

func (blank) Login(context.Context) (string, error) { return "nobody", nil }
