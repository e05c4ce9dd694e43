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

// WebAddress is an https address in which every character is encoded that could
// end it or have a meaning in Markdown, HTML or a cell.
type WebAddress string

// longestAddress is the longest address that every browser follows, in
// characters.
const longestAddress = 2_000

// RepositoryAddress returns the address of the repository in which declarations
// are published. If the repository or the commit is not known, it returns "".
func RepositoryAddress(from scorecard.Source) WebAddress {
	repository, err := url.Parse(from.Repository)
	if err != nil || repository.Scheme != "https" || repository.Host == "" || from.Commit == "" {
		return ""
	}
	return WebAddress("https://" + encoded(repository.Host, ":") + encoded(strings.TrimRight(repository.Path, "/"), "/"))
}

// LineAddress returns the address of a line on GitHub, or "" if it is not
// known.
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

// encoded percent-encodes every byte except letters, digits, - . _ and those in
// keep.
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
