package delivery

import (
	"cmp"
	"context"
	"slices"
	"time"

	"golang.org/x/mod/semver"

	"github.com/DEFRA/dgcheck/internal/forge"
)

// sight is what was read of one repository.
type sight struct {
	about     forge.About
	protected *bool
	readme    *bool
	// unpinned is the first use of an action that is not pinned. It is empty if all are
	// pinned, and nil if that is not known.
	unpinned *string
	version  string
	// people are the times of commits by people, not programs, newest first.
	people []time.Time
	// events are the deployments, releases and tags, by the word of their facts, such
	// as "deployed".
	events map[string][]forge.Dated
	// All events since the time in the field from are known. If that is the zero time,
	// all events are known.
	from time.Time
	// troubles are the errors of requests. With one of them, a missing event may still
	// have happened.
	troubles []error
}

// look reads one repository.
func look(ctx context.Context, hub GitHub, p part, o Options) *sight {
	s := &sight{events: map[string][]forge.Dated{}}
	var err error
	if s.about, err = hub.About(ctx, p.Repository); err != nil {
		s.troubles = append(s.troubles, err)
		return s
	}
	since := o.Now.Add(-lookBack)
	commits := s.known(hub.Commits(ctx, p.Repository, s.about.DefaultBranch, p.path, since))
	for _, commit := range commits.Events {
		if !commit.Program {
			s.people = append(s.people, commit.At)
		}
	}
	s.deployments(ctx, hub, p, since)
	releases := s.known(hub.Releases(ctx, p.Repository, since))
	for _, release := range releases.Events {
		if p.owns(release.Name) && !release.At.IsZero() {
			s.events["released"] = append(s.events["released"], release)
		}
	}
	s.tags(ctx, hub, p, commits, since)
	s.maintained(commits)
	s.code(ctx, hub, p)
	return s
}

// known returns the events that were read. It records an error, or the time from which
// the events are known if the list is not whole.
func (s *sight) known(read forge.Sequence, err error) forge.Sequence {
	if err != nil {
		s.troubles = append(s.troubles, err)
		return forge.Sequence{}
	}
	if !read.Whole {
		s.since(oldest(read.Events))
	}
	return read
}

// oldest returns the time of the last event in the list that has a date, or the zero
// time if none has. The list is sorted newest first.
func oldest(events []forge.Dated) time.Time {
	for _, event := range slices.Backward(events) {
		if !event.At.IsZero() {
			return event.At
		}
	}
	return time.Time{}
}

// since records that events before the given time are not known.
func (s *sight) since(at time.Time) {
	if at.After(s.from) {
		s.from = at
	}
}

// deployments keeps the successful deployments to production. A part of a repository is
// not deployed by itself, so for a part it keeps none.
func (s *sight) deployments(ctx context.Context, hub GitHub, p part, since time.Time) {
	if p.path != "" || p.prefix != "" {
		return
	}
	var all []forge.Dated
	for _, environment := range production() {
		all = append(all, s.known(hub.Deployments(ctx, p.Repository, environment, since)).Events...)
	}
	slices.SortStableFunc(all, func(a, b forge.Dated) int { return b.At.Compare(a.At) })
	for i, deployment := range all {
		if deployment.At.Before(since) {
			return
		}
		if i == mostChecked {
			s.since(deployment.At)
			return
		}
		at, succeeded, err := hub.Succeeded(ctx, p.Repository, deployment.ID)
		if err != nil {
			s.troubles = append(s.troubles, err)
			return
		}
		if succeeded {
			deployment.At = at
			s.events["deployed"] = append(s.events["deployed"], deployment)
		}
	}
}

// tags keeps the tags whose commit has a known date, and finds the newest version.
// GitHub returns tags without dates, so a tag gets the date of its commit. Commits of
// the default branch have been read already. For other commits, a request asks for the
// date, but only for the mostUndated tags with the highest versions. Other tags are not
// kept.
func (s *sight) tags(ctx context.Context, hub GitHub, p part, commits forge.Sequence, since time.Time) {
	read := s.known(hub.Tags(ctx, p.Repository))
	dates := map[string]time.Time{}
	for _, commit := range commits.Events {
		dates[commit.Commit] = commit.At
	}
	tags := slices.DeleteFunc(read.Events, func(tag forge.Dated) bool { return !p.owns(tag.Name) || s.released(tag.Name) })
	slices.SortStableFunc(tags, func(a, b forge.Dated) int { return higher(p, a, b) })
	s.version = s.newest(p, tags)
	undated := 0
	for _, tag := range tags {
		tag.At = dates[tag.Commit]
		if tag.At.IsZero() && undated < mostUndated && tag.Commit != "" {
			undated++
			var err error
			if tag.At, err = hub.CommittedAt(ctx, p.Repository, tag.Commit); err != nil {
				s.troubles = append(s.troubles, err)
			}
		}
		if tag.At.After(since) {
			s.events["tagged"] = append(s.events["tagged"], tag)
		}
	}
}

// higher compares two tags of the part p for sorting: the highest version comes first,
// and of equal versions the name that is last in the alphabet.
func higher(p part, a, b forge.Dated) int {
	return cmp.Or(semver.Compare(canonical(p.version(b.Name)), canonical(p.version(a.Name))), cmp.Compare(b.Name, a.Name))
}

// canonical returns a version with the v that package semver requires.
func canonical(version string) string {
	if version != "" && version[0] != 'v' {
		version = "v" + version
	}
	return version
}

func (s *sight) released(tag string) bool {
	return slices.ContainsFunc(s.events["released"], func(release forge.Dated) bool { return release.Name == tag })
}

// newest returns the version of the newest release. If there is no release, it returns
// that of the highest tag.
func (s *sight) newest(p part, tags []forge.Dated) string {
	if released := s.events["released"]; len(released) > 0 {
		return p.version(released[0].Name)
	}
	if len(tags) > 0 {
		return p.version(tags[0].Name)
	}
	return ""
}

// maintained changes the word of an event to "maintained" if no person changed anything
// between it and the event before it. An event from before the oldest commit that was
// read keeps its word. If no commits were read, all events keep their words.
func (s *sight) maintained(commits forge.Sequence) {
	if len(commits.Events) == 0 {
		return
	}
	first := oldest(commits.Events)
	if commits.Whole {
		first = time.Time{}
	}
	for _, word := range []string{"deployed", "released", "tagged"} {
		var kept []forge.Dated
		for _, event := range s.events[word] {
			if event.At.Before(first) || s.changed(later(first, s.before(word, event.At)), event.At) {
				kept = append(kept, event)
			} else {
				s.events["maintained"] = append(s.events["maintained"], event)
			}
		}
		s.events[word] = kept
	}
}

// before returns the time of the newest event with the given word, such as "released",
// that happened earlier than the given time. It is the zero time if there is none.
func (s *sight) before(word string, at time.Time) time.Time {
	var newest time.Time
	for _, event := range s.events[word] {
		if event.At.Before(at) {
			newest = later(newest, event.At)
		}
	}
	return newest
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

// changed reports whether a person made a commit in the time between the two arguments.
// A commit at exactly the second time counts, and one at exactly the first does not.
func (s *sight) changed(after, until time.Time) bool {
	return slices.ContainsFunc(s.people, func(at time.Time) bool { return at.After(after) && !at.After(until) })
}
