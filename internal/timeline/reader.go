package timeline

import (
	"errors"
	"hash/maphash"
	"io/fs"
	"maps"
	"slices"
	"time"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/history"
	"github.com/DEFRA/dgcheck/internal/yamltext"
)

// reader reads commits, oldest first. It keeps the content of each file of the last
// commit.
type reader struct {
	o          Options
	repository *history.Repository
	hasher
	files map[string]file
	parts map[string]part
	money money
	// began is set once a commit has a declaration. since is the first day from which
	// the history is whole. If it is after Options.Until, the history is not whole on
	// any day, and why is the reason.
	began bool
	since calendar.Day
	why   string
	// doubtful is set if something changed on a day that is not known. The next commit
	// with a known day resets it.
	doubtful bool
	// ended is the last day for which monthEnds has noted forecasts.
	ended calendar.Day
	// unread counts the commits in which a declared file could not be read.
	unread  int
	journal journal
}

// file is a declared file. id is the hash of its content.
type file struct {
	id    string
	parts map[string]part
}

func newReader(repository *history.Repository, o Options) *reader {
	return &reader{o: o, repository: repository, hasher: hasher{maphash.MakeSeed()}, files: map[string]file{}, parts: map[string]part{}, journal: journal{}}
}

// latestSecond is the last second of the year 9999.
const latestSecond = 253_402_300_799

// dayOf returns the day of a commit. If its time is impossible, it returns a day after
// every other day.
func dayOf(seconds int64, o Options) calendar.Day {
	if seconds < 0 || seconds > latestSecond {
		seconds = latestSecond
	}
	return calendar.Today(time.Unix(seconds, 0), o.London)
}

// read reads one commit. It returns an error if the clone lacks something, or if git
// failed.
func (r *reader) read(at point) error {
	folder, err := r.repository.FolderIn(at.commit.Tree, r.o.Way)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	changed, err := r.take(folder)
	if errors.Is(err, errUnreadable) {
		r.unread++
		if r.began {
			r.doubt(whyUnread)
		}
		return nil
	}
	if err != nil {
		return err
	}
	now := r.sum(changed)
	sums, err := r.moneyIn(folder, changed)
	if err != nil {
		return err
	}
	day, begins := dayOf(at.commit.At, r.o), false
	if r.began && !r.doubtful {
		r.monthEnds(day - 1)
	}
	switch {
	case len(now) == 0 && !r.began:
	case day > r.o.Today || day < dayOf(at.latest, r.o):
		r.began = true
		r.doubt(whyClock)
	case !r.began:
		r.began, r.since, r.ended, r.why, begins = true, day, day-1, whyNone, true
	case r.doubtful:
		// What was doubtful may have changed on any day before this one. The history is
		// whole again from the next day on.
		r.since, r.doubtful, r.ended = day+1, false, day
	case day <= r.o.Until:
		r.compare(day, now, changed, sums)
	}
	r.parts, r.money = now, sums
	if begins {
		r.closedBefore(day)
	}
	return nil
}

// doubt records that something may have changed on a day that is not known, for the
// reason why. Until the next commit with a known day, the history is not whole.
func (r *reader) doubt(why string) {
	r.doubtful, r.why, r.since = true, why, r.o.Until+1
}

// errUnreadable is the error for a commit with a declared file that cannot be read.
var errUnreadable = errors.New("the declaration cannot be read")

// take reads those files of a commit that have changed since the commit before. It
// returns the top-level keys of all files that were changed, added or removed. If one
// file cannot be read, it returns an error and keeps the files of the commit before.
func (r *reader) take(folder *history.Folder) (map[string]bool, error) {
	now := map[string]file{}
	if folder != nil {
		for _, name := range declaration.Discover(folder) {
			read, err := r.file(folder, name)
			if err != nil {
				return nil, err
			}
			now[name] = read
		}
		if err := folder.Failed(); err != nil {
			return nil, unlessLacking(err)
		}
	}
	changed := map[string]bool{}
	for _, pair := range [][2]map[string]file{{r.files, now}, {now, r.files}} {
		for name, f := range pair[0] {
			if pair[1][name].id != f.id {
				for key := range f.parts {
					changed[key] = true
				}
			}
		}
	}
	r.files = now
	return changed, nil
}

// unlessLacking returns errUnreadable in place of an error about one file, such as that
// it is too large. An error that the clone lacks the file is returned unchanged.
func unlessLacking(err error) error {
	var problem *history.Problem
	if errors.As(err, &problem) && !history.Lacks(err) {
		return errUnreadable
	}
	return err
}

func (r *reader) file(folder *history.Folder, name string) (file, error) {
	id, err := folder.Hash(name)
	if err != nil {
		return file{}, unlessGit(folder)
	}
	if old, is := r.files[name]; is && old.id == id {
		return old, nil
	}
	content, err := fs.ReadFile(folder, name)
	if err != nil {
		return file{}, unlessGit(folder)
	}
	root, problems := yamltext.Parse(content)
	if len(problems) > 0 || !root.Empty() && root.Kind() != yamltext.Map {
		return file{}, errUnreadable
	}
	return file{id, r.partsOf(root)}, nil
}

// unlessGit returns the error for a file that could not be opened: the error of git if
// git failed, and otherwise errUnreadable.
func unlessGit(folder *history.Folder) error {
	if err := folder.Failed(); err != nil {
		return unlessLacking(err)
	}
	return errUnreadable
}

// sum returns the parts of all files together. It computes only the parts of changed
// keys, and takes the others from the commit before.
func (r *reader) sum(changed map[string]bool) map[string]part {
	all := maps.Clone(r.parts)
	for key := range changed {
		var found []part
		for _, f := range r.files {
			if p, is := f.parts[key]; is {
				found = append(found, p)
			}
		}
		switch len(found) {
		case 0:
			delete(all, key)
		case 1:
			all[key] = found[0]
		default:
			whole := part{}
			for _, p := range found {
				whole.add(part{p.all, slices.Clone(p.reviewed), p.entries})
			}
			all[key] = whole
		}
	}
	return all
}
