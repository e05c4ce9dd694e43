package history

import (
	"bufio"
	"errors"
	"io"
	"strconv"
	"strings"
)

// The names that git uses for the types of objects that are read.
const (
	treeObject = "tree"
	blobObject = "blob"
)

// size returns the size in bytes of the object with the given hash. sort is the type
// that it must have, such as blobObject. The content is not read, so a large file can
// be skipped.
func (r *Repository) size(id, sort string) (int64, error) {
	var size int64
	err := r.ask(&r.sizes, "--batch-check", id, func(answer *bufio.Reader) (err error) {
		size, err = head(answer, id, sort)
		return err
	})
	return size, err
}

// content returns the content of the object with the given hash. sort is the type that
// it must have, such as blobObject. It returns an error if the object is larger than
// the limit most, in bytes.
func (r *Repository) content(id, sort string, most int64) ([]byte, error) {
	size, err := r.size(id, sort)
	if err != nil {
		return nil, err
	}
	if size > most {
		return nil, problem("a %s at that commit is larger than what is read", map[string]string{treeObject: "folder", blobObject: "file"}[sort])
	}
	content := make([]byte, size)
	err = r.ask(&r.objects, "--batch", id, func(answer *bufio.Reader) error {
		again, err := head(answer, id, sort)
		if err == nil && again != size {
			err = &Refused{Said: "an object has two sizes"}
		}
		if err != nil {
			return err
		}
		if _, err := io.ReadFull(answer, content); err != nil {
			return err
		}
		_, err = answer.Discard(1) // the end of the line
		return err
	})
	return content, err
}

// ask sends the hash of an object to one of the two git processes, and passes the
// answer to read. talk is the process, which ask starts on first use as `git cat-file`
// with the option how. If git answers that an object does not exist, the process can be
// used again. After any other error no process is used again: the next answer could
// belong to an earlier request, and a process that hangs would hang every time.
func (r *Repository) ask(talk *Talk, how, id string, read func(*bufio.Reader) error) error {
	if r.failed != nil {
		return r.failed
	}
	if *talk == nil {
		started, err := r.git.Talk("cat-file", how)
		if err != nil {
			r.failed = err
			return err
		}
		*talk = started
	}
	err := lacking((*talk).Ask(id, read))
	if err != nil && !errors.Is(err, errLacking) {
		r.failed = err
	}
	return err
}

// errLacking is the error for a clone that does not have all files.
var errLacking = problem("this clone lacks files of the commit, as one made with a filter does; fetch them with git fetch --refetch --no-filter")

// Lacks reports whether an error means that the clone does not have an object, as in a
// clone made with a filter.
func Lacks(err error) bool { return errors.Is(err, errLacking) }

// lacking returns errLacking if err is git's message that it would have to download an
// object. Some versions of git then exit, and others report the object as missing.
func lacking(err error) error {
	var refused *Refused
	if errors.As(err, &refused) && strings.Contains(refused.Said, "promisor") {
		return errLacking
	}
	return err
}

// head reads the line that git writes before the content of an object, and returns the
// size in it. It returns an error if the line has another hash than id or another type
// than sort.
func head(answer *bufio.Reader, id, sort string) (int64, error) {
	line, err := answer.ReadSlice('\n')
	if err != nil {
		return 0, err
	}
	words := strings.Fields(string(line))
	if len(words) == 2 && words[1] == "missing" {
		return 0, errLacking
	}
	if len(words) != 3 || words[0] != id || words[1] != sort {
		return 0, &Refused{Said: "an object is not what it should be"}
	}
	size, err := strconv.ParseInt(words[2], 10, 64)
	if err != nil || size < 0 {
		return 0, &Refused{Said: "an object has no size"}
	}
	return size, nil
}
