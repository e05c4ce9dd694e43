package command

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"
	"time"
	"unicode"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/gitexec"
	"github.com/DEFRA/dgcheck/internal/history"
)

// openRepositories is how many repositories stay open although no group in them is
// being read. Each keeps two git processes running.
const openRepositories = 8

// base is the commit that groups are compared with, from --base. The groups may be in
// several repositories. The map open has the repositories that are open, by the path of
// their root.
type base struct {
	ref history.Ref
	// offered is set if no flag asked for the comparison, but a pull request made it
	// possible. If the comparison then fails, that is not an error.
	offered bool

	mu   sync.Mutex
	open map[string]*opened
	said map[string]string // what git printed, by the text of the error
}

// opened is a repository that is open, and how many goroutines use it.
type opened struct {
	once       sync.Once
	repository *history.Repository
	err        error
	users      int
}

// readBase reads ref, the value of --base. It refuses a value that git would not read
// as a commit, such as an option. The value may also be a day, such as 2026-09-01 (see
// refOf). The argument now is the current time.
func readBase(ref string, now time.Time) (*base, error) {
	ref = strings.TrimSpace(ref)
	switch {
	case strings.HasPrefix(ref, "-"):
		return nil, wrongUse("--base is the name of a commit, not %q; write a branch of that name as refs/heads/%s", ref, ref)
	case ref == "" || strings.ContainsFunc(ref, unicode.IsControl):
		return nil, wrongUse("--base is the name of a commit, such as origin/main, not %q", ref)
	case strings.Contains(ref, "@{"):
		return nil, wrongUse("--base cannot be %q: what stands in @{…} depends on what was done in this clone, and another clone answers otherwise; write a day such as 2026-09-01 for what the branch held then, or a branch, tag or commit such as origin/main", ref)
	}
	at, err := refOf(ref, now)
	if err != nil {
		return nil, err
	}
	return &base{ref: at, open: map[string]*opened{}, said: map[string]string{}}, nil
}

// refOf returns what git needs to find the commit that name, the value of --base,
// stands for. If the value is a day, and git has no branch, tag or commit of that name,
// it stands for the last commit before the end of that day in London. ToCome is set if
// the day is after today.
func refOf(name string, now time.Time) (history.Ref, error) {
	day, is := calendar.ParseDay(name)
	if !is {
		return history.Ref{Name: name}, nil
	}
	london, err := time.LoadLocation("Europe/London")
	if err != nil {
		return history.Ref{}, couldNotJudge(err)
	}
	end := time.Date(day.Month().Year(), day.Month().Number(), day.DayOfMonth()+1, 0, 0, 0, 0, london)
	return history.Ref{Name: name, End: end.Unix() - 1, ToCome: day > calendar.Today(now, london)}, nil
}

// name returns the value of --base, or "" if nothing is compared.
func (b *base) name() string {
	if b == nil {
		return ""
	}
	return b.ref.Name
}

// spot is the place of a folder in git. The field top is the absolute path of the root
// of its repository. The field way is the folder's path relative to top, with slashes.
// If the folder is in no repository, both are empty.
type spot struct{ top, way string }

// spotOf finds the repository that contains a folder. It looks only for a folder with
// `.git` in it. Unlike git, it does not accept a folder that looks like the inside of
// `.git`, because an attacker may have committed it as a trap.
func spotOf(folder string) spot {
	real, err := filepath.EvalSymlinks(folder)
	if err == nil {
		real, err = filepath.Abs(real)
	}
	for top := real; err == nil; top = filepath.Dir(top) {
		if isRepository(top) {
			way, err := filepath.Rel(top, real)
			if err != nil {
				break
			}
			return spot{top, filepath.ToSlash(way)}
		}
		if top == filepath.Dir(top) {
			break
		}
	}
	return spot{}
}

// below returns the spot of a folder below s. The argument is the path of that folder
// relative to the folder of s.
func (s spot) below(way string) spot { return spot{s.top, path.Join(s.way, way)} }

// isRepository reports whether a folder is the root of a repository: it has a file
// `.git`, which refers to another folder, or a folder `.git` with a file HEAD.
func isRepository(folder string) bool {
	inside := filepath.Join(folder, ".git")
	info, err := os.Lstat(inside)
	if err == nil && info.IsDir() {
		_, err = os.Lstat(filepath.Join(inside, "HEAD"))
	}
	return err == nil
}

var errNoRepository = &history.Problem{Because: "it is not in a git repository"}

// read calls a function with the folder at a spot as it was at the base commit, or with
// nil if the folder did not exist then. It returns the error of the function, or an
// error if git could not return everything that the function asked for.
func (b *base) read(ctx context.Context, at spot, do func(*history.Folder) error) error {
	if at.top == "" {
		return errNoRepository
	}
	o := b.take(ctx, at.top)
	defer b.leave(o)
	if o.err != nil {
		return o.err
	}
	folder, err := o.repository.Folder(at.way)
	if errors.Is(err, os.ErrNotExist) {
		return do(nil)
	}
	if err != nil {
		return err
	}
	if err := do(folder); err != nil {
		return err
	}
	return folder.Failed()
}

func (b *base) take(ctx context.Context, top string) *opened {
	b.mu.Lock()
	o := b.open[top]
	if o == nil {
		o = &opened{}
		b.open[top] = o
	}
	o.users++
	b.mu.Unlock()
	o.once.Do(func() {
		var git *gitexec.Git
		if git, o.err = gitexec.At(ctx, top); o.err == nil {
			o.repository, o.err = history.Open(git, b.ref, declaration.MaxFile)
		}
	})
	return o
}

// leave is called when a repository from take is no longer needed. If more than
// openRepositories are open, leave closes all that are not in use, because their groups
// have most likely been judged.
func (b *base) leave(o *opened) {
	b.mu.Lock()
	defer b.mu.Unlock()
	o.users--
	if len(b.open) > openRepositories {
		b.closeIdle()
	}
}

func (b *base) closeIdle() {
	for top, o := range b.open {
		if o.users == 0 {
			if o.repository != nil {
				o.repository.Close()
			}
			delete(b.open, top)
		}
	}
}

// close ends the git processes of the repositories that are open and not in use.
func (b *base) close() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.closeIdle()
}

// refuse returns the text of err for a report. If git printed a reason, refuse stores
// it under that text. The reason may name folders of this machine, so it does not go
// into the report; explain adds it to the text for the terminal.
func (b *base) refuse(err error) string {
	var refused *history.Refused
	if errors.As(err, &refused) && refused.Said != "" {
		b.mu.Lock()
		defer b.mu.Unlock()
		said, _, _ := strings.Cut(refused.Said, "\n")
		b.said[err.Error()] = fmt.Sprintf("%s; it says: %s", err, said)
	}
	return err.Error()
}

// explain takes a text that refuse has returned. It returns the text followed by the
// first line of what git printed, if anything.
func (b *base) explain(problem string) string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return cmp.Or(b.said[problem], problem)
}
