package command

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"strings"
	"time"

	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/portfolio"
)

// watchEvery is how often --watch looks for changed files. mostWatched is how many
// entries of a folder it looks at for finance files.
const (
	watchEvery  = 500 * time.Millisecond
	mostWatched = 5000
)

// runWatch runs a check, and another one whenever a declared file has changed, until
// the context ends.
func runWatch(ctx context.Context, host Host, o checkOptions) error {
	if o.publish {
		return wrongUse("--watch is for working on files; leave out --publish")
	}
	o.watch = false
	paths := o.paths
	if len(paths) == 0 {
		paths = []string{"."}
	}
	for last := ""; ; {
		now, err := fingerprint(paths)
		if err != nil {
			return couldNotJudge(err)
		}
		if now != last {
			again := last != ""
			last = now
			if err := checkOnce(ctx, host, o, again); err != nil {
				return err
			}
		}
		if err := host.Sleep(ctx, watchEvery); err != nil {
			return err
		}
	}
}

// checkOnce runs one check and then says that dgcheck waits for changes. For every
// check except the first, again is set. If such a later check cannot judge the groups,
// checkOnce only reports that, because the next change of a file may mend it. Any other
// error is returned and ends the watch.
func checkOnce(ctx context.Context, host Host, o checkOptions, again bool) error {
	if again {
		if err := sayTo(host.Err, "Something has changed. Checking again."); err != nil {
			return err
		}
	}
	run := runCheck
	if len(o.against) > 0 {
		run = runAgainst
	}
	err := run(ctx, host, o)
	var failed *failure
	switch {
	case err == nil, errors.Is(err, errToMend):
		return sayTo(host.Err, "Waiting for changes. Stop with Ctrl+C.")
	case ctx.Err() == nil && errors.As(err, &failed) && failed.status == CouldNotJudge && again:
		return sayTo(host.Err, err.Error()) // the next change of a file may mend it
	}
	return err
}

// fingerprint returns a text that changes whenever a file of a group under paths does.
func fingerprint(paths []string) (string, error) {
	groups, err := portfolio.Find(paths)
	if err != nil {
		return "", err
	}
	sum := sha256.New()
	for _, group := range groups {
		fmt.Fprintln(sum, group.Root)
		root, err := os.OpenRoot(group.Root)
		if err != nil {
			continue
		}
		stamp(sum, root.FS())
		root.Close()
	}
	return string(sum.Sum(nil)), nil
}

// stamp writes to w the name, size and time of each file of a group's declaration, and
// of each CSV and TSV file that may be one of its finance files. Of one folder, it
// looks at mostWatched entries.
func stamp(w io.Writer, root fs.FS) {
	names := declaration.Discover(root)
	for _, folder := range []string{".", declaration.Folder} {
		entries, _ := fs.ReadDir(root, folder)
		for _, entry := range entries[:min(len(entries), mostWatched)] {
			if ending := strings.ToLower(path.Ext(entry.Name())); ending == ".csv" || ending == ".tsv" {
				names = append(names, path.Join(folder, entry.Name()))
			}
		}
	}
	for _, name := range names {
		if info, err := fs.Stat(root, name); err == nil {
			fmt.Fprintln(w, name, info.Size(), info.ModTime().UnixNano())
		}
	}
}
