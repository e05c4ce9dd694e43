// Package sources compares snapshots of the documents from which clauses come with what
// is recorded of each passage: a digest, its length and its position, and never its
// words. It reads bytes and starts no program.
package sources

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/DEFRA/dgcheck/internal/rule"
)

// Page is a snapshot of one page, as words without markup.
type Page struct {
	words []string
	// ends has, for each word, whether a block ends after it. A block is a paragraph,
	// an entry of a list, a heading or a cell. starts are the indexes of the first
	// words of blocks.
	ends   []bool
	starts []int
	// headings are the headings by the index of their first word. They are empty for
	// plain text, in which headings cannot be recognised.
	headings []heading
}

type heading struct {
	at      int
	section string
}

// Read reads a snapshot. The ending of the name says whether it is HTML or Markdown.
// Any other content is plain text with a block on each line.
func Read(name string, content []byte) *Page {
	p := &Page{}
	switch strings.ToLower(path.Ext(name)) {
	case ".html", ".htm", "":
		p.html(content)
	case ".md", ".markdown":
		p.markdown(string(content))
	default:
		for line := range strings.SplitSeq(string(content), "\n") {
			p.block(line, "")
		}
	}
	return p
}

// block adds a block of text. section is its anchor if it is a heading, and otherwise
// empty.
func (p *Page) block(text, section string) {
	words := Words(text)
	if len(words) == 0 {
		return
	}
	at := len(p.words)
	p.starts = append(p.starts, at)
	if section != "" {
		p.headings = append(p.headings, heading{at, section})
	}
	p.words = append(p.words, words...)
	p.ends = append(p.ends, make([]bool, len(words))...)
	p.ends[len(p.ends)-1] = true
}

var apostrophes = strings.NewReplacer("'", "", "’", "", "‘", "")

// Words returns the words of a text in lower case. Everything but letters and digits
// separates words. Apostrophes are removed.
func Words(text string) []string {
	return strings.FieldsFunc(strings.ToLower(apostrophes.Replace(text)), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
}

// Section returns the anchor that sites give to a heading with these words.
func Section(heading string) string { return strings.Join(Words(heading), "-") }

// html reads HTML. It leaves out what browsers do not show.
func (p *Page) html(content []byte) {
	reader := html.NewTokenizer(bytes.NewReader(content))
	var text strings.Builder
	hidden, titled := 0, false
	flush := func() {
		section := ""
		if titled {
			section = Section(text.String())
		}
		p.block(text.String(), section)
		text.Reset()
		titled = false
	}
	for {
		kind := reader.Next()
		token := reader.Token()
		switch {
		case kind == html.ErrorToken:
			flush()
			return
		case kind == html.TextToken && hidden == 0:
			text.WriteString(token.Data)
		case unseen(token.DataAtom) && kind == html.StartTagToken:
			hidden++
		case unseen(token.DataAtom) && kind == html.EndTagToken:
			hidden = max(0, hidden-1)
		case !inline(token.DataAtom) && kind != html.TextToken && kind != html.CommentToken:
			flush()
			titled = kind == html.StartTagToken && isHeading(token.DataAtom)
		}
	}
}

func unseen(tag atom.Atom) bool {
	return tag == atom.Script || tag == atom.Style || tag == atom.Template || tag == atom.Noscript || tag == atom.Svg
}

func isHeading(tag atom.Atom) bool {
	return tag == atom.H1 || tag == atom.H2 || tag == atom.H3 || tag == atom.H4 || tag == atom.H5 || tag == atom.H6
}

// inline reports whether a tag marks words inside a block.
func inline(tag atom.Atom) bool {
	switch tag {
	case atom.A, atom.Abbr, atom.B, atom.Cite, atom.Code, atom.Em, atom.I, atom.Kbd, atom.Mark, atom.Q, atom.S, atom.Small, atom.Span, atom.Strong, atom.Sub, atom.Sup, atom.Time, atom.U, atom.Wbr:
		return true
	}
	return false
}

var (
	frontMatter = regexp.MustCompile(`(?s)\A---\r?\n.*?\n---\r?\n`)
	linked      = regexp.MustCompile(`!?\[([^\]]*)\](\([^)]*\)|\[[^\]]*\])`)
	begins      = regexp.MustCompile(`^\s*([-*+]|\d+[.)]|>|\||#{1,6}\s|<)`)
	titleMark   = regexp.MustCompile(`^#{1,6}\s`)
)

// markdown reads a page in Markdown.
func (p *Page) markdown(content string) {
	var text strings.Builder
	flush := func() {
		p.marked(text.String())
		text.Reset()
	}
	for line := range strings.SplitSeq(frontMatter.ReplaceAllString(content, ""), "\n") {
		switch {
		case strings.TrimSpace(line) == "":
			flush()
		case titleMark.MatchString(line):
			flush()
			p.marked(line)
		case begins.MatchString(line):
			flush()
			fallthrough
		default:
			text.WriteString(" " + line)
		}
	}
	flush()
}

// marked adds a block of Markdown, which may contain HTML.
func (p *Page) marked(text string) {
	text = linked.ReplaceAllString(text, "$1")
	if titleMark.MatchString(text) {
		p.block(text, Section(text))
		return
	}
	p.html([]byte(strings.ReplaceAll(text, "|", "<td>")))
}

// sum returns the digest of words in the form of rule.Passage.SHA256.
func sum(words []string) string {
	digest := sha256.Sum256([]byte(strings.Join(words, " ")))
	return hex.EncodeToString(digest[:8])
}

// under returns the section that contains the word at an index, or "" if it is not
// known. If known is not nil, only the sections in it count.
func (p *Page) under(at int, known map[string]bool) string {
	section := ""
	for _, h := range p.headings {
		if h.at > at {
			break
		}
		if known == nil || known[h.section] {
			section = h.section
		}
	}
	return section
}

// has reports whether the page has a heading with the given anchor. On a page without
// headings, such as plain text, it reports whether the words of some block, joined by
// hyphens, are that anchor.
func (p *Page) has(section string) bool {
	if len(p.headings) > 0 {
		return slices.ContainsFunc(p.headings, func(h heading) bool { return h.section == section })
	}
	for i, start := range p.starts {
		end := len(p.words)
		if i+1 < len(p.starts) {
			end = p.starts[i+1]
		}
		if strings.Join(p.words[start:end], "-") == section {
			return true
		}
	}
	return false
}

// wanted has the digests of passages, by the number of their words.
type wanted map[int]map[string]bool

func wants(passages []rule.Passage) wanted {
	w := wanted{}
	for _, passage := range passages {
		if w[passage.Words] == nil {
			w[passage.Words] = map[string]bool{}
		}
		w[passage.Words][passage.SHA256] = true
	}
	return w
}

// places returns, by digest, the indexes at which whole blocks have a wanted digest.
func (p *Page) places(w wanted) map[string][]int {
	found := map[string][]int{}
	for words, digests := range w {
		for _, start := range p.starts {
			end := start + words
			if words < 1 || end > len(p.words) || !p.ends[end-1] {
				continue
			}
			if digest := sum(p.words[start:end]); digests[digest] {
				found[digest] = append(found[digest], start)
			}
		}
	}
	return found
}
