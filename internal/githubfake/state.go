package githubfake

import (
	"fmt"
	"io"
	"slices"
	"strings"
)

// Checks returns the check runs of the repository, oldest first.
func (r *Repository) Checks() []Check {
	return values(r, func(r *repository) []*Check { return r.checks })
}

// Issues returns the issues and pull requests of the repository, ordered by number,
// including deleted ones.
func (r *Repository) Issues() []Issue {
	return values(r, func(r *repository) []*Issue { return r.issues })
}

// Comments returns the comments on an issue or pull request, oldest first.
func (r *Repository) Comments(number int) []Comment {
	return values(r, func(r *repository) []*Comment { return r.commentsOn(number) })
}

// Labels returns the labels of the repository, oldest first.
func (r *Repository) Labels() []Label {
	r.server.mu.Lock()
	defer r.server.mu.Unlock()
	return slices.Clone(r.server.world.byID(r.id).labels)
}

func values[T any](r *Repository, list func(*repository) []*T) []T {
	r.server.mu.Lock()
	defer r.server.mu.Unlock()
	var all []T
	for _, one := range list(r.server.world.copy().byID(r.id)) {
		all = append(all, *one)
	}
	return all
}

// State returns a text with all repositories, labels, check runs, issues, pull requests
// and comments. It leaves out times and ids, so that two test runs with the same result
// give the same text.
func (s *Server) State() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	var text strings.Builder
	for _, r := range s.world.repositories {
		fmt.Fprintf(&text, "repository %s\n", r.fullName())
		r.tell(&text)
	}
	return text.String()
}

func (r *repository) tell(w io.Writer) {
	labels := slices.SortedFunc(slices.Values(r.labels), func(a, b Label) int { return strings.Compare(a.Name, b.Name) })
	for _, label := range labels {
		fmt.Fprintf(w, "\nlabel %s #%s\n%s", label.Name, label.Color, quoted(label.Description))
	}
	checks := slices.Clone(r.checks)
	slices.SortStableFunc(checks, func(a, b *Check) int {
		return strings.Compare(a.Name+"\x00"+a.Commit, b.Name+"\x00"+b.Commit)
	})
	for _, check := range checks {
		check.tell(w)
	}
	for _, issue := range r.issues {
		issue.tell(w)
		for _, comment := range r.commentsOn(issue.Number) {
			fmt.Fprintf(w, "\ncomment on %d by %s\n%s", issue.Number, comment.Author, quoted(comment.Body))
		}
	}
}

func (c *Check) tell(w io.Writer) {
	fmt.Fprintf(w, "\ncheck %s on %s by %s: %s\n", c.Name, c.Commit, c.App, strings.TrimSpace(c.Status+" "+c.Conclusion))
	fmt.Fprintf(w, "external id %s, title %q\n%s", c.ExternalID, c.Title, quoted(c.Summary))
	for _, a := range c.Annotations {
		fmt.Fprintf(w, "- %s %s:%d-%d %q: %q\n", a.Level, a.Path, a.StartLine, a.EndLine, a.Title, a.Message)
	}
}

func (i *Issue) tell(w io.Writer) {
	kind := "issue"
	if i.Pull != nil {
		kind = "pull request"
	}
	fmt.Fprintf(w, "\n%s %d by %s: %s", kind, i.Number, i.Author, strings.TrimSpace(i.State+" "+i.Reason))
	if i.ClosedBy != "" {
		fmt.Fprintf(w, " by %s", i.ClosedBy)
	}
	if i.Locked {
		fmt.Fprint(w, ", locked")
	}
	if i.Deleted {
		fmt.Fprint(w, ", deleted")
	}
	fmt.Fprintf(w, "\nlabels %q, title %q\n%s", i.Labels, i.Title, quoted(i.Body))
}

// quoted puts "| " before every line, so that no line of text looks like an entry of
// State.
func quoted(text string) string {
	if text == "" {
		return ""
	}
	return "| " + strings.ReplaceAll(text, "\n", "\n| ") + "\n"
}
