package declaration

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"slices"
	"unicode/utf8"

	"github.com/DEFRA/dgcheck/internal/pattern"
	"github.com/DEFRA/dgcheck/internal/yamltext"
)

// MaxFile is the size of the largest file that is read, in bytes. No ordinary
// declaration comes near it.
const MaxFile = 1 << 20

// read returns the content of a regular file, or the problem with it. It checks the kind
// and the size before it opens the file, for two reasons. Opening anything but a regular
// file may block for ever. And history.Folder, the folder of a commit, counts the opening
// of a file that is too large as a failure of all that is read from it.
func read(root fs.FS, name string) ([]byte, *yamltext.Problem) {
	info, err := fs.Stat(root, name)
	if err != nil {
		return nil, unopened(err)
	}
	if !info.Mode().IsRegular() {
		return nil, whole("This is not an ordinary file, so it was not read.", "Put an ordinary file in its place.")
	}
	if info.Size() > MaxFile {
		return nil, whole(fmt.Sprintf("The file is larger than 1 MiB (%d KiB), so it was not read.", info.Size()>>10), "Split it into several files in the same folder.")
	}
	file, err := root.Open(name)
	if err != nil {
		return nil, unopened(err)
	}
	defer file.Close()
	var content bytes.Buffer
	content.Grow(int(info.Size()) + bytes.MinRead)
	if _, err = content.ReadFrom(io.LimitReader(file, MaxFile+1)); err != nil {
		return nil, unopened(err)
	}
	if content.Len() > MaxFile {
		return nil, whole("The file is larger than 1 MiB, so it was not read.", "Split it into several files in the same folder.")
	}
	return content.Bytes(), nil
}

// read reads a file of the declaration, and keeps the digest of its content.
func (b *builder) read(name string) ([]byte, *yamltext.Problem) {
	content, problem := read(b.root, name)
	if problem == nil {
		b.digests[name] = sha256.Sum256(content)
	}
	return content, problem
}

// digest returns one SHA-256 for all files of the declaration that could be opened:
// that of a list with a line for each file, sorted by path, as sha256sum prints it:
// SHA-256, two spaces, path. If no file could be opened, it returns "".
func (b *builder) digest() string {
	if len(b.digests) == 0 {
		return ""
	}
	list := sha256.New()
	for _, name := range slices.Sorted(maps.Keys(b.digests)) {
		fmt.Fprintf(list, "%x  %s\n", b.digests[name], name)
	}
	return hex.EncodeToString(list.Sum(nil))
}

func unopened(err error) *yamltext.Problem {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return whole("The file does not exist, or is a link to nothing.", "Add the file, or correct its name.")
	case errors.Is(err, fs.ErrPermission):
		return whole("We are not allowed to open the file.", "Change its permissions so that it can be read.")
	case errors.Is(err, fs.ErrInvalid):
		return whole("The name leads out of the group's folder, so it was not read.", "Keep the file beside the declaration and give its name alone.")
	}
	// Any other error comes from a link out of the root, a folder or a failing disk.
	// The error itself may name paths of the machine, so it is not repeated.
	return whole("The file could not be opened: it may be a link that leads out of the group's folder.", "Put the file itself in the folder.")
}

func whole(because, remedy string) *yamltext.Problem {
	return &yamltext.Problem{Line: 1, Column: 1, Because: because, Remedy: remedy}
}

var (
	conflictMark = pattern.Lazy(`(?m)^(<{7} |={7}\r?$|>{7} )`)
	fenceStart   = pattern.Lazy("^(\\x{FEFF})?\\s*```")
	htmlStart    = pattern.Lazy(`(?i)^(\x{FEFF})?\s*<(!doctype html|html)`)
)

// conflict returns the offsets at which the first conflict marker of Git begins and
// ends, or nil if there is none.
func conflict(content []byte) []int {
	for _, mark := range []string{"<<<<<<<", "=======", ">>>>>>>"} {
		if bytes.Contains(content, []byte(mark)) {
			return conflictMark().FindIndex(content)
		}
	}
	return nil
}

// inExcel ends the remedy for a badly saved file that may come from a spreadsheet
// program.
const inExcel = " In Excel, choose `CSV UTF-8` as the file type."

// inspect returns the problem with content that is not the text of a declaration or of
// a finance file, such as a web page, or nil.
func inspect(content []byte) *yamltext.Problem {
	switch {
	case bytes.HasPrefix(content, []byte{0xff, 0xfe}), bytes.HasPrefix(content, []byte{0xfe, 0xff}):
		return whole("The file is saved as UTF-16.", "Save it as UTF-8."+inExcel)
	case bytes.HasPrefix(content, []byte("version https://git-lfs.github.com/spec/")):
		return whole("This is a pointer of Git LFS, not the file itself.", "Store the file in Git itself, or fetch it with `git lfs pull` before checking.")
	case fenceStart().Match(content):
		return whole("The file begins with backticks, which belong to a page of text and not to YAML.", "Remove the line of backticks here, and the one at the end.")
	case htmlStart().Match(content):
		return whole("This is a web page, not a declaration: the file was saved from a browser.", "Download the raw file and save that.")
	}
	if spot := conflict(content); spot != nil {
		return placed(content, spot[0], "A merge conflict has been left in the file.", "Choose which of the two versions to keep and remove the marks.")
	}
	return characters(content)
}

// characters returns the problem with the first character that a text in UTF-8 should
// not have, such as a control character or a carriage return alone. It returns nil if
// there is none.
func characters(content []byte) *yamltext.Problem {
	for i := 0; i < len(content); {
		c := content[i]
		if c >= 0x20 && c < 0x7f || c == '\n' || c == '\t' || c == '\r' && i+1 < len(content) && content[i+1] == '\n' {
			i++
			continue
		}
		if c == '\r' {
			return placed(content, i, "A line ends here in a way that only very old programs use (a carriage return alone).", "Save the file with ordinary line ends."+inExcel)
		}
		if c < 0x20 || c == 0x7f {
			return placed(content, i, fmt.Sprintf("There is a control character (%#02x) here, which is no text.", c), "Remove it, or save the file as UTF-8.")
		}
		r, size := utf8.DecodeRune(content[i:])
		if size == 1 || r < 0xa0 && r != '\u0085' || r == '\ufffe' || r == '\uffff' {
			return placed(content, i, "The file is not saved as UTF-8: there is a character here that cannot be read.", "Save it as UTF-8."+inExcel)
		}
		i += size
	}
	return nil
}

func placed(content []byte, offset int, because, remedy string) *yamltext.Problem {
	before := content[:offset]
	lineStart := bytes.LastIndexByte(before, '\n') + 1
	return &yamltext.Problem{
		Line: bytes.Count(before, []byte("\n")) + 1, Column: utf8.RuneCount(before[lineStart:]) + 1,
		Because: because, Remedy: remedy,
	}
}
