package report

import (
	"fmt"
	"net/url"
	"path"
	"strconv"
	"strings"

	"github.com/DEFRA/dgcheck/internal/scorecard"
	"github.com/DEFRA/dgcheck/internal/source"
)

// webAddress is an https address in which every character is encoded that could
// end it or mean something else, in Markdown, HTML or a cell.
type webAddress string

// longestAddress is what every browser still follows.
const longestAddress = 2_000

// repositoryAddress is that of the repository in which declarations are published;
// empty where it is not known with its commit.
func repositoryAddress(from scorecard.Source) webAddress {
	repository, err := url.Parse(from.Repository)
	if err != nil || repository.Scheme != "https" || repository.Host == "" || from.Commit == "" {
		return ""
	}
	return webAddress("https://" + encoded(repository.Host, ":") + encoded(strings.TrimRight(repository.Path, "/"), "/"))
}

// lineAddress is a line's on the forge; empty where it is not known.
func lineAddress(from scorecard.Source, group string, at source.Position) webAddress {
	repository := repositoryAddress(from)
	file := path.Join(from.Folder, group, at.File)
	if repository == "" || !at.Written() || file == ".." || strings.HasPrefix(file, "../") {
		return ""
	}
	written := string(repository) + "/blob/" + encoded(from.Commit, "") + "/" + encoded(strings.TrimPrefix(file, "/"), "/") + "#L" + strconv.Itoa(at.Line)
	if len(written) > longestAddress {
		return ""
	}
	return webAddress(written)
}

// encoded percent-encodes every byte but letters, digits, - . _ and those that
// are kept.
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
