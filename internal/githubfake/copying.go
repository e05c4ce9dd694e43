package githubfake

import (
	"maps"
	"slices"
)

// copy returns a deep copy of the server's state.
func (w *world) copy() *world {
	other := *w
	other.tokens, other.teams = maps.Clone(w.tokens), maps.Clone(w.teams)
	other.repositories = make([]*repository, len(w.repositories))
	for i, r := range w.repositories {
		other.repositories[i] = r.copy()
	}
	return &other
}

func (r *repository) copy() *repository {
	other := *r
	other.branches, other.commits = maps.Clone(r.branches), maps.Clone(r.commits)
	other.former, other.labels = slices.Clone(r.former), slices.Clone(r.labels)
	other.lineComments = copied(r.lineComments, func(c *LineComment) *LineComment { one := *c; return &one })
	other.protected, other.history = maps.Clone(r.protected), slices.Clone(r.history)
	other.releases, other.tags, other.deployments = slices.Clone(r.releases), slices.Clone(r.tags), slices.Clone(r.deployments)
	other.checks = copied(r.checks, (*Check).copy)
	other.issues = copied(r.issues, (*Issue).copy)
	other.comments = copied(r.comments, func(c *Comment) *Comment { one := *c; return &one })
	return &other
}

func (c *Check) copy() *Check {
	other := *c
	other.Annotations = slices.Clone(c.Annotations)
	return &other
}

func (i *Issue) copy() *Issue {
	other := *i
	other.Labels = slices.Clone(i.Labels)
	if i.Pull != nil {
		pull := *i.Pull
		other.Pull = &pull
	}
	return &other
}

func copied[T any](list []*T, one func(*T) *T) []*T {
	all := make([]*T, len(list))
	for i, item := range list {
		all[i] = one(item)
	}
	return all
}
