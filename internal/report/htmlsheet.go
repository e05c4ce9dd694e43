package report

import (
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"html/template"
	"io"
	"strings"

	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// htmlFiles are the templates and the two style sheets.
//
//go:embed html
var htmlFiles embed.FS

// htmlDepth tells whether a group's name is the heading of its page or one of
// several below it.
type htmlDepth bool

const (
	htmlAlone  htmlDepth = false
	htmlInList htmlDepth = true
)

// htmlSheet is the templates, ready to be filled in.
type htmlSheet struct {
	pages *template.Template
	css   template.CSS
	// policy is the page's content security policy: it allows the page's own
	// style, known by its hash, and nothing else.
	policy shown
}

func newHTMLSheet(depth htmlDepth) (*htmlSheet, error) {
	s := &htmlSheet{pages: template.New("")}
	var css strings.Builder
	entries, err := htmlFiles.ReadDir("html")
	if err != nil {
		return nil, err
	}
	for _, entry := range entries {
		text, err := htmlFiles.ReadFile("html/" + entry.Name())
		if err != nil {
			return nil, err
		}
		switch name := entry.Name(); {
		case strings.HasSuffix(name, ".css"):
			css.Write(text)
		case strings.HasSuffix(name, ".tmpl"):
			if s.pages, err = s.pages.Parse(depth.headings(string(text))); err != nil {
				return nil, err
			}
		}
	}
	s.css = template.CSS(css.String())
	hash := sha256.Sum256([]byte(s.css))
	s.policy = shown("default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(hash[:]) + "'; img-src data:; base-uri 'none'; form-action 'none'")
	return s, nil
}

// headings puts every heading of a template one level deeper where groups stand
// below a list.
func (d htmlDepth) headings(text string) string {
	if d == htmlAlone {
		return text
	}
	return strings.NewReplacer(
		// Of several groups with one name, no two landmarks may be called the same.
		`<nav class="contents" aria-labelledby="{{.ID}}-contents {{.ID}}-name">`, `<div class="contents">`, "</nav>", "</div>",
		"<h1", "<h2", "</h1", "</h2", "<h2", "<h3", "</h2", "</h3", "<h3", "<h4", "</h3", "</h4", "<h4", "<h5", "</h4", "</h5").Replace(text)
}

// htmlPage is what stands round the content of a page.
type htmlPage struct {
	Title, AsOf, Policy, Version shown
	CSS                          template.CSS
	// List leads back to the page that lists the groups; empty where there is
	// none.
	List address
	// Base is the commit that is compared with; Gone are the groups that were
	// there.
	Base shown
	Gone *htmlGone
	Page any
}

// longestTitleOnPage keeps a page's title within what a tab or a list of results shows.
const longestTitleOnPage = 40

func (s *htmlSheet) around(title shown, run scorecard.Run, list address, page any) htmlPage {
	return htmlPage{
		Title: shown(shorten(string(title), longestTitleOnPage)), AsOf: htmlAsOf(run), Policy: s.policy, Version: forPage(run.Version), CSS: s.css, List: list, Base: forPage(baseInWords(run.Base)), Page: page,
	}
}

// group writes one group's part of a page.
func (s *htmlSheet) group(w io.Writer, group htmlGroup) error {
	return s.pages.ExecuteTemplate(w, "group", group)
}

// alone writes a page about one group.
func (s *htmlSheet) alone(w io.Writer, group htmlGroup, run scorecard.Run, list address) error {
	page := s.around(group.Name, run, list, group)
	if list == "" { // else the list names them
		page.Gone = htmlGoneOf(run)
	}
	if err := s.pages.ExecuteTemplate(w, "head", page); err != nil {
		return err
	}
	if err := s.group(w, group); err != nil {
		return err
	}
	return s.foot(w, page)
}

// listed writes a page that lists groups, and below the list what has been
// written about each.
func (s *htmlSheet) listed(w io.Writer, list htmlList, run scorecard.Run, groups io.WriterTo) error {
	page := s.around(list.Title(), run, "", list)
	page.Gone = htmlGoneOf(run)
	for _, part := range []string{"head", "list"} {
		if err := s.pages.ExecuteTemplate(w, part, page); err != nil {
			return err
		}
	}
	if _, err := groups.WriteTo(w); err != nil {
		return err
	}
	return s.foot(w, page)
}

func (s *htmlSheet) foot(w io.Writer, page htmlPage) error {
	if err := s.pages.ExecuteTemplate(w, "gone", page); err != nil {
		return err
	}
	return s.pages.ExecuteTemplate(w, "foot", page)
}
