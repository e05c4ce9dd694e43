package declaration

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/DEFRA/dgcheck/internal/yamltext"
)

// Tracks reports whether git tracks a file, by its way from the group's root. It
// returns an error if that cannot be found out.
type Tracks func(name string) (bool, error)

// maxLinks is how many links a name may lead through.
const maxLinks = 16

// way follows a name through links within a root and returns where it leads. A
// name that cannot be followed is returned as far as it was: opening it gives the reason.
func way(root fs.FS, name string) string {
	links, follows := root.(fs.ReadLinkFS)
	if !follows {
		return name
	}
	real, rest := ".", strings.Split(name, "/")
	for followed := 0; len(rest) > 0; {
		part := rest[0]
		rest = rest[1:]
		switch part {
		case "", ".":
			continue
		case "..":
			if real == "." {
				return name
			}
			real = path.Dir(real)
			continue
		}
		next := path.Join(real, part)
		info, err := links.Lstat(next)
		if err != nil || info.Mode()&fs.ModeSymlink == 0 {
			real = next
			continue
		}
		target, err := links.ReadLink(next)
		if followed++; err != nil || path.IsAbs(target) || followed > maxLinks {
			return path.Join(append([]string{next}, rest...)...)
		}
		rest = append(strings.Split(target, "/"), rest...)
	}
	return real
}

// inGit reports whether a way leads through a repository's own folder, however a
// file system may spell its name.
func inGit(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		plain, _, _ := strings.Cut(clean(part), ":")
		if plain = strings.TrimRight(plain, ". "); strings.EqualFold(plain, ".git") || strings.EqualFold(plain, "git~1") {
			return true
		}
	}
	return false
}

// refuseWay returns why a file is not read for where it lies: in git's own folder,
// or outside the declaration's folder and unknown to git.
// Of a file that the declaration names, from is the folder in which it is named. Of one
// that was found, from is "", and where it lies matters only if a link leads there.
func (b *builder) refuseWay(name, from string) *yamltext.Problem {
	named := from != ""
	real := name
	if !b.places.ordinary(name) {
		real = way(b.root, name)
	}
	if inGit(name) || inGit(real) {
		return whole("The name leads into git's own folder, so it was not read.", "Put an ordinary file in the group's folder and name that.")
	}
	if b.tracks == nil || strings.HasPrefix(real, Folder+"/") || real == name && !named {
		return nil
	}
	if named && missing(b.root, name) {
		return nil // opening it says so
	}
	move := "Move the file itself into `delivery-group/`"
	if named {
		move += fmt.Sprintf(", and write `- %s` for it under `files`", asNamed(path.Join(Folder, path.Base(name)), from))
	}
	switch tracked, err := b.tracks(real); {
	case err != nil:
		return whole("The file lies outside `delivery-group/`, and we could not find out whether git tracks it, so it was not read.", move+".")
	case !tracked:
		return whole("The file lies outside `delivery-group/`, and git does not track it, so it was not read.", move+fmt.Sprintf(", or add it to the repository with `git add %s`.", Shown(name)))
	}
	return nil
}

func missing(root fs.FS, name string) bool {
	_, err := fs.Stat(root, name)
	return errors.Is(err, fs.ErrNotExist)
}

// asNamed returns the name of a file, by its way from the group's root, as a
// declaration in a folder gives it.
func asNamed(name, from string) string {
	if from == Folder {
		return Shown(strings.TrimPrefix(name, Folder+"/"))
	}
	return Shown(name)
}

// missingTable says what to do about a finance file that is not there. One with
// other capitals, or in the declaration's folder, is most likely the one that is meant.
func (b *builder) missingTable(name, from string) *yamltext.Problem {
	problem := whole("The file does not exist, or is a link to nothing.",
		fmt.Sprintf("Put the file `%s` there, or write the name of the right file under `files`. As long as there is none, take this line out.", Shown(name)))
	for _, folder := range []string{path.Dir(name), Folder} {
		entries, _ := fs.ReadDir(b.root, folder)
		for _, entry := range entries {
			if found := path.Join(folder, entry.Name()); strings.EqualFold(entry.Name(), path.Base(name)) && !entry.IsDir() && refuseName(found) == nil {
				problem.Remedy = fmt.Sprintf("Write `- %s` for it under `files`: that file is there.", asNamed(found, from))
				return problem
			}
		}
	}
	return problem
}

// refuseName returns why a file that `finance.files` names is not read for its name
// alone.
func refuseName(name string) *yamltext.Problem {
	base, ext := path.Base(name), strings.ToLower(path.Ext(name))
	switch {
	case isWorkbook(name):
		return workbook()
	case ext != ".csv" && ext != ".tsv":
		return whole("Only files whose names end in `.csv` or `.tsv` are read as finance.", saveAsCSV+" Then name that file under `files`.")
	case strings.HasPrefix(base, "."):
		return whole("Files whose names begin with a dot are not read.", "Give the file a name that begins with a letter or a digit.")
	}
	return nil
}
