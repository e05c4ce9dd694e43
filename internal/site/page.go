package site

import (
	_ "embed" // the style sheet
	"fmt"
	"io"
	"strconv"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/card"
	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/report/html"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/rule"
)

// styles is the CSS that the pages add to the CSS of a scorecard.
//
//go:embed site.css
var styles string

// The names of the pages.
const (
	weekFile      = "index.html"
	quietFile     = "not-heard-from.html"
	standardsFile = "standards.html"
	rulesFile     = "rules.html"
	deadlinesFile = "deadlines.html"
	promisesFile  = "waivers.html"
	servicesFile  = "services.html"
	betweenFile   = "between.html"
	moneyFile     = "money.html"
	changesFile   = "changes.html"
)

// link is a page of the navigation: its file and its name there.
type link struct{ file, name string }

func pages() []link {
	return []link{
		{weekFile, "This week"}, {quietFile, "Not heard from"}, {standardsFile, "Standards"}, {rulesFile, "Rules"}, {deadlinesFile, "Deadlines"},
		{promisesFile, "Waivers and attestations"}, {servicesFile, "Services"}, {betweenFile, "Between groups"}, {moneyFile, "Money"}, {changesFile, "What changed"},
	}
}

// page is a page with tables. A table with more than rowsOnPage rows continues on pages
// of its own.
type page struct {
	file, title string
	intro       func(html.Writer)
	tables      []table
	// short is set if tables do not continue on further pages. Their other rows are
	// only in the CSV files.
	short bool
}

// The maximum number of rows of a table on one page, and of pages of one table.
const (
	rowsOnPage = 500
	mostPages  = 40
)

// page writes a page, the CSV files of its tables and the further pages of long tables.
func (s *site) page(p page) error {
	for _, t := range p.tables {
		if t.csv != nil {
			continue
		}
		if err := s.file(t.file(), t.writeCSV); err != nil {
			return err
		}
	}
	err := s.file(p.file, func(out io.Writer) error {
		w := html.NewWriter(out)
		s.head(w, p.file, p.title)
		w.Put(`
<h1 class="govuk-heading-xl">$</h1>`, escape.ForPage(p.title))
		if p.intro != nil {
			p.intro(w)
		}
		for _, t := range p.tables {
			s.part(w, p, t, 0)
		}
		s.foot(w)
		return w.Flush()
	})
	for _, t := range p.tables {
		for n := 1; n < p.parts(t) && err == nil; n++ {
			err = s.goOn(p, t, n)
		}
	}
	return err
}

// parts returns the number of pages that show rows of a table.
func (p page) parts(t table) int {
	if p.short {
		return 1
	}
	return min((t.rows+rowsOnPage-1)/rowsOnPage, mostPages)
}

// goOn writes one of the pages on which a long table continues. n is the number of the
// page, where 0 is the page on which the table begins.
func (s *site) goOn(p page, t table, n int) error {
	return s.file(partFile(p, t, n), func(out io.Writer) error {
		w := html.NewWriter(out)
		s.head(w, p.file, fmt.Sprintf("%s, page %d", p.title, n+1))
		w.Put(`
<h1 class="govuk-heading-xl">$ <span class="govuk-caption-l">Page $</span></h1>`, escape.ForPage(p.title), html.Number(n+1))
		s.part(w, p, t, n)
		s.foot(w)
		return w.Flush()
	})
}

// partFile returns the file name of a table's page n, counted from 0.
func partFile(p page, t table, n int) string {
	if n == 0 {
		return p.file
	}
	return t.name + "-" + strconv.Itoa(n+1) + ".html"
}

// part writes the rows of a table that belong on page n, counted from 0, with links to
// the table's other pages and its CSV file.
func (s *site) part(w html.Writer, p page, t table, n int) {
	if t.rows == 0 {
		w.Put(`
<h2 class="govuk-heading-m">$</h2>
<p class="govuk-body">$</p>`, escape.ForPage(t.caption), escape.ForPage(t.empty+s.ofHeard(t)))
		return
	}
	t.show(w, n*rowsOnPage, min((n+1)*rowsOnPage, t.rows))
	w.Put(`
<p class="govuk-body-s">`)
	if all := p.parts(t); t.rows > rowsOnPage {
		w.Put(`$ to $ of $. `, html.Number(n*rowsOnPage+1), html.Number(min((n+1)*rowsOnPage, t.rows)), html.Number(t.rows))
		if n > 0 {
			w.Put(`<a class="govuk-link"$>Page $ of this table</a>. `, html.Href(escape.URL(partFile(p, t, n-1))), html.Number(n))
		}
		if n+1 < all {
			w.Put(`<a class="govuk-link"$>Page $ of this table</a>. `, html.Href(escape.URL(partFile(p, t, n+1))), html.Number(n+2))
		} else if all*rowsOnPage < t.rows {
			w.Put(`The others are in the CSV file alone. `)
		}
	}
	if t.csv != nil {
		t = *t.csv
	}
	w.Put(`<a class="govuk-link"$>$ as CSV</a></p>`, html.Href(escape.URL(t.file())), escape.ForPage(t.caption))
}

// ofHeard returns a sentence to put after the text of an empty table: " That is true of
// the 3 groups heard from; nothing is known of 1 other." If all groups have a current
// card, or t.whole is set, it returns "".
func (s *site) ofHeard(t table) string {
	quiet := s.heard.of - s.heard.heard
	if quiet == 0 || t.whole {
		return ""
	}
	return fmt.Sprintf(" That is true of the %s heard from; nothing is known of %s.", outline.Count(s.heard.heard+s.heard.others, "group"), outline.Count(quiet, "other"))
}

// head writes the beginning of a page, before its content.
func (s *site) head(w html.Writer, file, title string) {
	w.Put(`<!DOCTYPE html>
<html lang="en" class="govuk-template">
<head>
<meta charset="utf-8">
<meta name="generator" content="dgcheck">
<meta http-equiv="Content-Security-Policy" content="$">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>$ – $</title>
<style>$</style>
</head>
<body class="govuk-template__body">
<a href="#main-content" class="govuk-skip-link">Skip to main content</a>
<header class="govuk-generic-header">
<div class="govuk-width-container govuk-generic-header__logo"><span class="header-name">$</span></div>
</header>
<div class="govuk-width-container">
<nav class="pages" aria-label="Pages">
<ul class="govuk-list">`, s.sheet.Policy(), escape.ForPage(title), escape.ForPage(s.Title), s.sheet.Styles(), escape.ForPage(s.Title))
	for _, p := range pages() {
		here := html.Escaped(escape.HTML(""))
		if p.file == file {
			here = html.Fill(` aria-current="page"`)
		}
		w.Put(`
<li><a class="govuk-link"$$>$</a></li>`, html.Href(escape.URL(p.file)), here, escape.ForPage(p.name))
	}
	w.Put(`
</ul>
</nav>
<main class="govuk-main-wrapper" id="main-content" tabindex="-1">
<p class="govuk-body-s note">$</p>`, s.note())
}

// note returns the line at the top of every page: how many groups have a current card,
// such as "2 of 4 heard from".
func (s *site) note() html.Escaped {
	return html.Fill(`$ as of $. <a class="govuk-link"$>Who was not heard from</a>`, escape.ForPage(s.heardInWords()), escape.ForPage(calendar.Long(s.AsOf)), html.Href(quietFile))
}

func (s *site) heardInWords() string {
	words := fmt.Sprintf("%d of %d heard from", s.heard.heard, s.heard.of)
	if s.heard.others > 0 {
		words += ", and " + outline.Count(s.heard.others, "group") + " not on the list"
	}
	return words
}

// foot writes the end of a page, after its content.
func (s *site) foot(w html.Writer) {
	w.Put(`
</main>
</div>
<footer class="foot">
<div class="govuk-width-container">
<p class="govuk-body-s">Made by dgcheck $ from what groups declare, as of $. It is an indication; people decide.</p>
<p class="govuk-body-s">The look of this page follows the GOV.UK Design System. It is not a page of GOV.UK.</p>
</div>
</footer>
</body>
</html>
`, escape.ForPage(s.Version), escape.ForPage(calendar.Long(s.AsOf)))
}

func paragraph(w html.Writer, text string) {
	w.Put(`
<p class="govuk-body">$</p>`, escape.ForPage(text))
}

// groupCell returns a link to the page of a group, followed by its marks.
func (s *site) groupCell(m *member) cell {
	return cell{m.entry.ID, html.Fill(`<a class="govuk-link"$><bdi>$</bdi></a>$`, html.Href(escape.URL(m.page)), escape.ForPage(m.name), s.marks(m))}
}

// marks returns what is unusual about the card of a group: its set, if there are
// several sets, and its age, if it is not from today.
func (s *site) marks(m *member) html.Escaped {
	marks := ""
	if s.apart() {
		marks = fmt.Sprintf("Set %d", m.set.number)
	}
	if m.age > 0 {
		if marks != "" {
			marks += ", "
		}
		marks += "report " + outline.Count(m.age, "day") + " old"
	}
	if marks == "" {
		return escape.HTML("")
	}
	return html.Fill(` <span class="quiet">$</span>`, escape.ForPage(marks))
}

// lead returns two cells for the post that leads a group: its role with a link to its
// mailbox, and the mailbox as text, which only the CSV file has.
func lead(p card.Post) []cell {
	return []cell{{p.Role, post(p)}, text(p.Email)}
}

func post(p card.Post) html.Escaped {
	if p.Role == "" && p.Email == "" {
		return escape.HTML("Not declared")
	}
	return html.Post(p.Role, p.Email)
}

// leadColumns returns the columns for the cells of lead.
func leadColumns(name string) []column {
	return []column{{name: name}, {name: name + "'s mailbox", csv: true}}
}

// titleOf returns the title of a rule. If the catalogue has no such rule, it returns
// the id.
func (s *site) titleOf(id string) string {
	return outline.TitleOf(outline.Options{Catalogue: s.Rules}, rule.ID(id))
}

// ruleCell returns a link to the page of a rule.
func (s *site) ruleCell(id string) cell {
	return cell{id, html.Fill(`<a class="govuk-link"$>$</a>`, html.Href(escape.URL(ruleFile(id))), escape.ForPage(s.titleOf(id)))}
}
