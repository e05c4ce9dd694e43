package githubfake

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Repository is a repository of a Server. Its methods change it as people do on
// GitHub's web pages. They need no permission and do not appear in the transcript.
type Repository struct {
	server *Server
	id     int64
}

// AddRepository adds a public repository, given by its owner/name, its default branch
// and the newest commit of that branch.
func (s *Server) AddRepository(name, branch, commit string) *Repository {
	s.mu.Lock()
	defer s.mu.Unlock()
	owner, short, _ := strings.Cut(name, "/")
	made := &repository{
		id: s.world.nextID(), owner: owner, name: short, defaultBranch: branch,
		branches: map[string]string{branch: commit}, commits: map[string]bool{commit: true},
	}
	s.world.repositories = append(s.world.repositories, made)
	return &Repository{server: s, id: made.id}
}

// change makes a copy of the server's whole state (the type world), and calls the
// function with that copy and the repository in it. The copy then replaces the state. A
// request with the fault Stale still gets the earlier state.
func (r *Repository) change(do func(w *world, r *repository)) {
	s := r.server
	s.mu.Lock()
	defer s.mu.Unlock()
	next := s.world.copy()
	do(next, next.byID(r.id))
	next.writes++
	s.past, s.world = append(s.past, s.world), next
}

// must returns the issue or pull request with this number, and panics if it does not
// exist.
func (r *repository) must(number int) *Issue {
	issue := r.issue(number)
	if issue == nil {
		panic(fmt.Sprintf("githubfake: %s has no issue or pull request %d", r.fullName(), number))
	}
	return issue
}

// Push makes commit the newest commit of a branch, and the head of the open pull
// requests from it.
func (r *Repository) Push(branch, commit string) {
	r.change(func(w *world, r *repository) {
		r.branches[branch], r.commits[commit] = commit, true
		for _, target := range w.repositories {
			for _, issue := range target.issues {
				if p := issue.Pull; p != nil && issue.State == "open" && p.From == r.fullName() && p.Branch == branch {
					p.Head, target.commits[commit] = commit, true
				}
			}
		}
	})
}

// OpenPull opens a pull request and returns its number. If pull.From is empty, it comes
// from the repository itself. If pull.Base is empty, it goes to the default branch.
func (r *Repository) OpenPull(author, title string, pull Pull) int {
	return r.open(Issue{Author: author, Title: title, Pull: &pull})
}

// Shows sets the lines of a file on which the pull request with this number can be
// commented.
func (r *Repository) Shows(number int, path string, lines ...int) {
	r.change(func(_ *world, r *repository) {
		pull := *r.must(number).Pull
		pull.Changes = maps.Clone(pull.Changes)
		if pull.Changes == nil {
			pull.Changes = map[string][]int{}
		}
		pull.Changes[path] = lines
		r.must(number).Pull = &pull
	})
}

// OpenIssue opens an issue and returns its number. It makes labels that do not exist.
func (r *Repository) OpenIssue(author, title, body string, labels ...string) int {
	return r.open(Issue{Author: author, Title: title, Body: body, Labels: labels})
}

func (r *Repository) open(issue Issue) (number int) {
	r.change(func(w *world, r *repository) {
		issue.Number, issue.id, issue.State = r.nextNumber(), w.nextID(), "open"
		issue.created, issue.updated = w.now(), w.now()
		for _, name := range issue.Labels {
			if _, found := r.label(name); !found {
				r.labels = append(r.labels, Label{Name: name, Color: unchosenColour})
			}
		}
		if p := issue.Pull; p != nil {
			p.From, p.Base = or(p.From, r.fullName()), or(p.Base, r.defaultBranch)
			p.BaseCommit = or(p.BaseCommit, r.branches[p.Base])
			r.commits[p.Head] = true
		}
		r.issues = append(r.issues, &issue)
		number = issue.Number
	})
	return number
}

func or(text, otherwise string) string {
	if text == "" {
		return otherwise
	}
	return text
}

// Comment adds a comment to an issue or pull request, and returns the comment's
// id.
func (r *Repository) Comment(number int, author, body string) (id int64) {
	r.change(func(w *world, r *repository) {
		r.must(number)
		id = w.nextID()
		r.comments = append(r.comments, &Comment{ID: id, Issue: number, Author: author, Body: body, created: w.now(), updated: w.now()})
	})
	return id
}

// DeleteComment deletes a comment.
func (r *Repository) DeleteComment(id int64) {
	r.change(func(_ *world, r *repository) {
		r.comments = slices.DeleteFunc(r.comments, func(c *Comment) bool { return c.ID == id })
	})
}

// ChangeCheck calls the function to change the nth check run of the repository, counted
// from 0, as the app that made it could.
func (r *Repository) ChangeCheck(nth int, do func(*Check)) {
	r.change(func(_ *world, r *repository) { do(r.checks[nth]) })
}

// Edit replaces the body of an issue or pull request. The author stays the same.
func (r *Repository) Edit(number int, body string) {
	r.change(func(_ *world, r *repository) { r.must(number).Body = body })
}

// CloseIssue closes an issue or pull request. The argument by is the login of the
// person or app that closes it, and the reason is completed or not_planned.
func (r *Repository) CloseIssue(number int, by, reason string) {
	r.change(func(w *world, r *repository) { r.must(number).turn("closed", reason, by, w) })
}

// Reopen opens a closed issue or pull request again.
func (r *Repository) Reopen(number int) {
	r.change(func(w *world, r *repository) { r.must(number).turn("open", "", "", w) })
}

// Lock locks the conversation of an issue or pull request.
func (r *Repository) Lock(number int) {
	r.change(func(_ *world, r *repository) { r.must(number).Locked = true })
}

// DeleteIssue deletes an issue.
func (r *Repository) DeleteIssue(number int) {
	r.change(func(_ *world, r *repository) { r.must(number).Deleted = true })
}

// Label adds a label to an issue, and makes the label if it does not exist.
func (r *Repository) Label(number int, name string) {
	r.change(func(_ *world, r *repository) {
		if _, found := r.label(name); !found {
			r.labels = append(r.labels, Label{Name: name, Color: unchosenColour})
		}
		issue := r.must(number)
		issue.Labels = append(issue.Labels, name)
	})
}

// Unlabel removes a label from an issue.
func (r *Repository) Unlabel(number int, name string) {
	r.change(func(_ *world, r *repository) {
		issue := r.must(number)
		issue.Labels = slices.DeleteFunc(issue.Labels, func(has string) bool { return strings.EqualFold(has, name) })
	})
}

// DeleteFork deletes the repository that the pull request with this number comes from.
func (r *Repository) DeleteFork(number int) {
	r.change(func(_ *world, r *repository) { r.must(number).Pull.From = "" })
}

// DeleteBranch deletes a branch.
func (r *Repository) DeleteBranch(branch string) {
	r.change(func(_ *world, r *repository) { delete(r.branches, branch) })
}

// MakePrivate makes the repository private: reading it then needs a permission.
func (r *Repository) MakePrivate() { r.change(func(_ *world, r *repository) { r.private = true }) }

// Archive archives the repository: all writes are then refused.
func (r *Repository) Archive() { r.change(func(_ *world, r *repository) { r.archived = true }) }

// SwitchIssuesOff switches issues off. Pull requests still work.
func (r *Repository) SwitchIssuesOff() { r.change(func(_ *world, r *repository) { r.noIssues = true }) }

// Rename gives the repository a new owner/name. Requests with the old one are
// redirected.
func (r *Repository) Rename(name string) {
	r.change(func(_ *world, r *repository) {
		r.former = append(r.former, r.fullName())
		r.owner, r.name, _ = strings.Cut(name, "/")
	})
}
