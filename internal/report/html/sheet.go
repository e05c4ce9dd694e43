package html

import (
	"crypto/sha256"
	_ "embed" // the style sheets
	"encoding/base64"
	"io"

	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

//go:embed govuk.css
var govukStyles string

//go:embed page.css
var ownStyles string

// sheet is the style sheet that every page contains.
type sheet struct {
	styles piece
	// policy is the content security policy. It allows only this style sheet, which it
	// identifies by its hash.
	policy escape.HTML
}

func newSheet() sheet { return sheetOf(govukStyles + ownStyles) }

func sheetOf(styles string) sheet {
	hash := sha256.Sum256([]byte(styles))
	return sheet{
		styles: piece(styles),
		policy: escape.HTML("default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(hash[:]) + "'; img-src data:; base-uri 'none'; form-action 'none'"),
	}
}

// longestTitleOnPage is the maximum length of a page's title, in characters. Browser
// tabs and search results show about that much.
const longestTitleOnPage = 40

func (s sheet) around(title escape.HTML, run scorecard.Run, list escape.URL) frame {
	return frame{
		Title: escape.HTML(escape.Shorten(string(title), longestTitleOnPage)), AsOf: htmlAsOf(run), Policy: s.policy, Version: escape.ForPage(run.Version),
		Styles: s.styles, List: list, Base: escape.ForPage(outline.BaseInWords(run.Base)),
	}
}

// alone writes a page about one group. list is the address of the index page, or "".
func (s sheet) alone(w io.Writer, group htmlGroup, run scorecard.Run, list escape.URL) error {
	p, f := newPage(w, alone), s.around(group.Name, run, list)
	if list == "" { // otherwise the index page lists them
		f.Gone = goneOf(run)
	}
	p.head(f)
	p.group(group)
	p.foot(f)
	return p.out.Flush()
}

// listed writes a page with a table of groups. After the table it copies the text of
// groups, which was written by below for one group after the other.
func (s sheet) listed(w io.Writer, list htmlList, run scorecard.Run, groups io.WriterTo) error {
	p, f := newPage(w, alone), s.around(list.Title(), run, "")
	f.Gone = goneOf(run)
	p.head(f)
	p.list(list, f)
	if _, err := groups.WriteTo(p.out); err != nil {
		return err
	}
	p.foot(f)
	return p.out.Flush()
}

// below writes the part about one group that stands below the table on a page with
// several groups.
func below(w io.Writer, group htmlGroup) error {
	p := newPage(w, inList)
	p.group(group)
	return p.out.Flush()
}
