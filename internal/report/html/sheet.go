package html

import (
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"html/template"
	"io"
	"strings"

	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// files are the templates and the two style sheets.
//
//go:embed *.tmpl *.css
var files embed.FS

// htmlDepth is the level of a group's heading: the heading of the page, or one
// of several below it.
type htmlDepth bool

const (
	alone  htmlDepth = false
	inList htmlDepth = true
)

// sheet holds the parsed templates.
type sheet struct {
	pages *template.Template
	css   template.CSS
	// policy is the page's content security policy. It allows only the page's
	// own style, identified by its hash.
	policy escape.HTML
}

func newHTMLSheet(depth htmlDepth) (*sheet, error) {
	s := &sheet{pages: template.New("")}
	var css strings.Builder
	entries, err := files.ReadDir(".")
	if err != nil {
		return nil, err
	}
	for _, entry := range entries {
		text, err := files.ReadFile(entry.Name())
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
	s.policy = escape.HTML("default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(hash[:]) + "'; img-src data:; base-uri 'none'; form-action 'none'")
	return s, nil
}

// headings returns a template with every heading one level deeper, for groups
// below a list.
func (d htmlDepth) headings(text string) string {
	if d == alone {
		return text
	}
	return strings.NewReplacer(
		// Two groups may have the same name, but no two landmarks may.
		`<nav class="contents" aria-labelledby="{{.ID}}-contents {{.ID}}-name">`, `<div class="contents">`, "</nav>", "</div>",
		"<h1", "<h2", "</h1", "</h2", "<h2", "<h3", "</h2", "</h3", "<h3", "<h4", "</h3", "</h4", "<h4", "<h5", "</h4", "</h5").Replace(text)
}

// htmlPage is the frame around the content of a page.
type htmlPage struct {
	Title, AsOf, Policy, Version escape.HTML
	CSS                          template.CSS
	// List is the address of the index page, or empty if there is none.
	List escape.URL
	// Base is the commit compared with. Gone holds the groups that existed only
	// there.
	Base escape.HTML
	Gone *htmlGone
	Page any
}

// longestTitleOnPage bounds a page's title, in characters, to what a browser's
// tab or a list of search results shows.
const longestTitleOnPage = 40

func (s *sheet) around(title escape.HTML, run scorecard.Run, list escape.URL, page any) htmlPage {
	return htmlPage{
		Title: escape.HTML(escape.Shorten(string(title), longestTitleOnPage)), AsOf: htmlAsOf(run), Policy: s.policy, Version: escape.ForPage(run.Version), CSS: s.css, List: list, Base: escape.ForPage(outline.BaseInWords(run.Base)), Page: page,
	}
}

// group writes one group's part of a page.
func (s *sheet) group(w io.Writer, group htmlGroup) error {
	return s.pages.ExecuteTemplate(w, "group", group)
}

// alone writes a page about one group.
func (s *sheet) alone(w io.Writer, group htmlGroup, run scorecard.Run, list escape.URL) error {
	page := s.around(group.Name, run, list, group)
	if list == "" { // otherwise the index page names them
		page.Gone = goneOf(run)
	}
	if err := s.pages.ExecuteTemplate(w, "head", page); err != nil {
		return err
	}
	if err := s.group(w, group); err != nil {
		return err
	}
	return s.foot(w, page)
}

// listed writes a page with a list of groups and, below the list, the parts
// about each group.
func (s *sheet) listed(w io.Writer, list htmlList, run scorecard.Run, groups io.WriterTo) error {
	page := s.around(list.Title(), run, "", list)
	page.Gone = goneOf(run)
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

func (s *sheet) foot(w io.Writer, page htmlPage) error {
	if err := s.pages.ExecuteTemplate(w, "gone", page); err != nil {
		return err
	}
	return s.pages.ExecuteTemplate(w, "foot", page)
}
