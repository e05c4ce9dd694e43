package githubfake

import (
	"fmt"
	"slices"
	"strings"
)

// Repository is a repository of a server. What its methods do is done by people,
// past the API: it is in no transcript, and takes no permission.
type Repository struct {
	server *Server
	id     int64
}

// AddRepository makes a public repository, named owner/name, whose default branch
// ends at a commit.
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

// change does something to the repository, which readers that lag behind do not
// see yet.
func (r *Repository) change(do func(w *world, r *repository)) {
	s := r.server
	s.mu.Lock()
	defer s.mu.Unlock()
	next := s.world.copy()
	do(next, next.byID(r.id))
	next.writes++
	s.past, s.world = append(s.past, s.world), next
}

// must is an issue or pull request that a test knows to be there.
func (r *repository) must(number int) *Issue {
	issue := r.issue(number)
	if issue == nil {
		panic(fmt.Sprintf("githubfake: %s has no issue or pull request %d", r.fullName(), number))
	}
	return issue
}

// Push lets a branch end at a commit, and the open pull requests that come from it.
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

// OpenPull opens a pull request and gives its number. What From and Base leave
// empty is the repository itself and its default branch.
func (r *Repository) OpenPull(author, title string, pull Pull) int {
	return r.open(Issue{Author: author, Title: title, Pull: &pull})
}

// OpenIssue opens an issue and gives its number. Labels that are not there are made.
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

// Comment comments on an issue or pull request and gives the comment's number.
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

// Edit writes an issue's body anew; its author stays.
func (r *Repository) Edit(number int, body string) {
	r.change(func(_ *world, r *repository) { r.must(number).Body = body })
}

// CloseIssue closes an issue or pull request, as completed or not_planned.
func (r *Repository) CloseIssue(number int, by, reason string) {
	r.change(func(w *world, r *repository) { r.must(number).turn("closed", reason, by, w) })
}

// Reopen opens an issue or pull request again.
func (r *Repository) Reopen(number int) {
	r.change(func(w *world, r *repository) { r.must(number).turn("open", "", "", w) })
}

// Lock locks a conversation.
func (r *Repository) Lock(number int) {
	r.change(func(_ *world, r *repository) { r.must(number).Locked = true })
}

// DeleteIssue deletes an issue.
func (r *Repository) DeleteIssue(number int) {
	r.change(func(_ *world, r *repository) { r.must(number).Deleted = true })
}

// Label puts a label on an issue.
func (r *Repository) Label(number int, name string) {
	r.change(func(_ *world, r *repository) {
		if _, found := r.label(name); !found {
			r.labels = append(r.labels, Label{Name: name, Color: unchosenColour})
		}
		issue := r.must(number)
		issue.Labels = append(issue.Labels, name)
	})
}

// Unlabel takes a label off an issue.
func (r *Repository) Unlabel(number int, name string) {
	r.change(func(_ *world, r *repository) {
		issue := r.must(number)
		issue.Labels = slices.DeleteFunc(issue.Labels, func(has string) bool { return strings.EqualFold(has, name) })
	})
}

// DeleteFork deletes the repository a pull request comes from.
func (r *Repository) DeleteFork(number int) {
	r.change(func(_ *world, r *repository) { r.must(number).Pull.From = "" })
}

// DeleteBranch deletes a branch.
func (r *Repository) DeleteBranch(branch string) {
	r.change(func(_ *world, r *repository) { delete(r.branches, branch) })
}

// MakePrivate lets those alone read the repository who have the permission.
func (r *Repository) MakePrivate() { r.change(func(_ *world, r *repository) { r.private = true }) }

// Archive lets nobody write any more.
func (r *Repository) Archive() { r.change(func(_ *world, r *repository) { r.archived = true }) }

// SwitchIssuesOff takes issues away; pull requests stay.
func (r *Repository) SwitchIssuesOff() { r.change(func(_ *world, r *repository) { r.noIssues = true }) }

// Rename gives the repository another name, owner/name; the old one redirects.
func (r *Repository) Rename(name string) {
	r.change(func(_ *world, r *repository) {
		r.former = append(r.former, r.fullName())
		r.owner, r.name, _ = strings.Cut(name, "/")
	})
}
