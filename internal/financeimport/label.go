package financeimport

import (
	"strings"

	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/pattern"
	"github.com/DEFRA/dgcheck/internal/workbook"
)

// codes matches labels such as "CC1234" of a cost centre, which are not names of lines.
var codes = pattern.Lazy(`^[A-Za-z]{0,3}[-/]?\d[\dA-Za-z./-]*$`)

// labelling finds out which columns of labels name the line, the service and the
// measure.
func (s *sheet) labelling(b *block) (labelling, *Refusal) {
	l := labelling{service: -1, measure: -1}
	for _, col := range b.cols {
		if col.role == labels && s.labelled(b, &l, col.at) {
			l.texts = append(l.texts, col.at)
		}
	}
	for _, col := range b.cols {
		if s.mapCol("line", col.at) {
			l.lines = append(l.lines, col.at)
		}
		if s.mapCol("service", col.at) {
			l.service = col.at
		}
	}
	if at, ok := s.named(b, "service"); ok && l.service < 0 {
		l.service = at
	}
	if len(l.lines) > 0 {
		return l, nil
	}
	if at, ok := s.named(b, "line"); ok && at != l.service {
		l.lines = []int{at}
		return l, nil
	}
	var open []int
	for _, c := range l.texts {
		if c != l.service && c != l.measure {
			open = append(open, c)
		}
	}
	if len(open) > 1 {
		open = s.withoutCodes(b, open)
	}
	switch len(open) {
	case 0:
		return l, nil
	case 1:
		l.lines = open
		return l, nil
	case 2:
		if s.sparse(b, open[0]) && !s.sparse(b, open[1]) {
			// The first column names what several lines have in common, such as a
			// service.
			l.lines = open[1:]
			if l.service < 0 {
				l.service = open[0]
			}
			return l, nil
		}
	}
	return l, s.refuse(s.name(b.body, open[0]), "The lines have several names: in "+s.colName(open[0])+" and in "+s.colName(open[1])+".",
		"Say which one names the line: --map line="+short(s.colName(open[1]))+", or both: --map line="+short(s.colName(open[0]))+"+"+short(s.colName(open[1]))+".")
}

// labelled reports whether a column of labels has text in rows with figures. If the
// text says whether each row is forecast or actual, labelled sets l.measure to it.
func (s *sheet) labelled(b *block, l *labelling, c int) bool {
	texts, measures := 0, 0
	for r := b.body; r < b.end; r++ {
		if text := s.text(r, c); text != "" && s.isLine(b, r) {
			texts++
			if h := s.readText(text); h.measure != Unsaid && h.measure != Both && h.rest == "" {
				measures++
			}
		}
	}
	if measures > 0 && 2*measures >= texts && l.measure < 0 && (c > 0 && len(l.texts) > 0 || declaration.ColumnFor(s.heading(b.header, c).text) == "line") && measures >= 2 && s.otherTexts(b, c) {
		l.measure = c
	}
	return texts > 0
}

// otherTexts reports whether any column of labels has text. It leaves out one column,
// whose number is the last argument.
func (s *sheet) otherTexts(b *block, but int) bool {
	for _, col := range b.cols {
		if col.role == labels && col.at != but {
			for r := b.body; r < b.end; r++ {
				if s.at(r, col.at).Kind == workbook.Text {
					return true
				}
			}
		}
	}
	return false
}

func (s *sheet) withoutCodes(b *block, open []int) []int {
	var kept []int
	for _, c := range open {
		for r := b.body; r < b.end; r++ {
			if text := s.text(r, c); text != "" && s.isLine(b, r) && !codes().MatchString(text) {
				kept = append(kept, c)
				break
			}
		}
	}
	if len(kept) == 0 {
		return open
	}
	for _, c := range open {
		if len(kept) < len(open) && !contains(kept, c) {
			s.leave(s.colName(c), "", "codes, no names of lines")
		}
	}
	return kept
}

func contains(all []int, one int) bool {
	for _, n := range all {
		if n == one {
			return true
		}
	}
	return false
}

// sparse reports whether a column of labels is blank in some row with figures.
func (s *sheet) sparse(b *block, c int) bool {
	for r := b.body; r < b.end; r++ {
		if s.isLine(b, r) && s.text(r, c) == "" {
			return true
		}
	}
	return false
}

// lineText returns the name of the line in row r, from the columns that name lines. If
// they are blank, it returns the first label of a total in any column of labels.
func (s *sheet) lineText(l labelling, r int) string {
	var parts []string
	for _, c := range l.lines {
		if text := s.text(r, c); text != "" {
			parts = append(parts, text)
		} else if s.flip && len(l.lines) == 1 {
			if h := s.spread(r, c); h.text != "" {
				parts = append(parts, h.text)
			}
		}
	}
	if len(parts) == 0 {
		for _, c := range l.texts {
			if text := s.text(r, c); text != "" && c != l.measure && s.totalOf(text) != declaration.NoTotal {
				return text
			}
		}
	}
	return strings.Join(parts, " - ")
}

// service returns the id of the service that a text names, by its id or one of its
// names. Letter case does not matter, nor does punctuation between words. The service
// may be one part of the text, such as in "Staff - River alerts". The result is false
// if no service is named, or two are.
func (s *sheet) service(text string) (string, bool) {
	if text == "" {
		return "", false
	}
	if id := s.serviceNamed(text); id != "" {
		return id, true
	}
	found := ""
	for _, part := range partsOf().Split(text, -1) {
		if id := s.serviceNamed(part); id != "" {
			if found != "" && found != id {
				return "", false
			}
			found = id
		}
	}
	return found, found != ""
}

var (
	partsOf = pattern.Lazy(`\s+[-–—/|]\s+|[:;()]`)
	signs   = pattern.Lazy(`[^\pL\pN]+`)
)

func plainName(text string) string {
	return strings.TrimSpace(signs().ReplaceAllString(strings.ToLower(declaration.Clean(text)), " "))
}

func (s *sheet) serviceNamed(text string) string {
	name := plainName(text)
	if name == "" {
		return ""
	}
	for _, service := range s.options.Services {
		for _, known := range append([]string{service.ID}, service.Names...) {
			if plainName(known) == name {
				return service.ID
			}
		}
	}
	return ""
}
