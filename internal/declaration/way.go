package declaration

import (
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
// or outside the declaration's folder and unknown to git. Named is set if the
// declaration names the file; else it was found, and where it lies matters only if
// a link leads there.
func (b *builder) refuseWay(name string, named bool) *yamltext.Problem {
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
	switch tracked, err := b.tracks(real); {
	case err != nil:
		return whole("The file lies outside `delivery-group/`, and we could not find out whether git tracks it, so it was not read.", "Move the file itself into `delivery-group/`.")
	case !tracked:
		return whole("The file lies outside `delivery-group/`, and git does not track it, so it was not read.", "Move the file itself into `delivery-group/`, or add it to the repository with `git add`.")
	}
	return nil
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
