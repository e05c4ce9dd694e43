package declaration

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/DEFRA/dgcheck/internal/yamltext"
)

// Tracks reports whether Git tracks a file, given its path from the group's root. It
// returns an error if that cannot be found out.
type Tracks func(name string) (bool, error)

// maxLinks limits how many links a path may lead through.
const maxLinks = 16

// way returns the path to which a name leads through links within a root. If a link
// cannot be followed, it returns the path up to there; opening it then gives the
// reason.
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

// inGit reports whether a path leads through the folder .git, in any spelling that a
// file system may accept.
func inGit(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		plain, _, _ := strings.Cut(clean(part), ":")
		if plain = strings.TrimRight(plain, ". "); strings.EqualFold(plain, ".git") || strings.EqualFold(plain, "git~1") {
			return true
		}
	}
	return false
}

// refuseWay returns the reason why a file must not be read because of where it is: in
// Git's own folder, or outside the declaration's folder and not tracked by Git. It
// returns nil if it may be read. If a YAML file of the declaration names the file, the
// argument from is the folder of that YAML file. If the file was found in another way,
// the argument is "", and its place matters only if a link leads there.
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
		return nil // opening the file reports that
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

// asNamed returns how a YAML file of the declaration has to name another file. The
// arguments are the path of that other file from the group's root, and the folder of
// the YAML file.
func asNamed(name, from string) string {
	if from == Folder {
		return Shown(strings.TrimPrefix(name, Folder+"/"))
	}
	return Shown(name)
}

// missingTable returns the problem for a finance file that does not exist. A file of
// the same name in other letter case, or in the declaration's folder, is most likely
// the one meant. The argument from is the folder of the YAML file that names it.
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

// refuseName returns the reason why a file that `finance.files` names must not be read
// because of its name.
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
