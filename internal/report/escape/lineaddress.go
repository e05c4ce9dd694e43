package escape

import (
	"fmt"
	"net/url"
	"path"
	"strconv"
	"strings"

	"github.com/DEFRA/dgcheck/internal/scorecard"
	"github.com/DEFRA/dgcheck/internal/source"
)

// WebAddress is an https address. Every character that could end it, or that has a
// meaning in Markdown, HTML or a spreadsheet, is percent-encoded.
type WebAddress string

// longestAddress is the maximum length of an address, in characters. All browsers
// support it.
const longestAddress = 2_000

// RepositoryAddress returns the address of the repository that contains the
// declarations. If the repository or the commit is not known, it returns "".
func RepositoryAddress(from scorecard.Source) WebAddress {
	repository, err := url.Parse(from.Repository)
	if err != nil || repository.Scheme != "https" || repository.Host == "" || from.Commit == "" {
		return ""
	}
	return WebAddress("https://" + encoded(repository.Host, ":") + encoded(strings.TrimRight(repository.Path, "/"), "/"))
}

// LineAddress returns the address on GitHub of the line at a position in a group's
// file. group is the path of the group's folder, and from is the commit that the
// address shows. LineAddress returns "" if the repository or the commit is not known,
// the file is outside the repository, or the address would be longer than
// longestAddress.
func LineAddress(from scorecard.Source, group string, at source.Position) WebAddress {
	repository := RepositoryAddress(from)
	file := path.Join(from.Folder, group, at.File)
	if repository == "" || !at.Written() || file == ".." || strings.HasPrefix(file, "../") {
		return ""
	}
	written := string(repository) + "/blob/" + encoded(from.Commit, "") + "/" + encoded(strings.TrimPrefix(file, "/"), "/") + "#L" + strconv.Itoa(at.Line)
	if len(written) > longestAddress {
		return ""
	}
	return WebAddress(written)
}

// encoded percent-encodes every byte except letters, digits, - . _ and the characters
// in keep.
func encoded(text, keep string) string {
	var b strings.Builder
	for _, c := range []byte(text) {
		letter := 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
		if letter || strings.IndexByte("-._"+keep, c) >= 0 {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}
