package scaffold

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/calendar"
)

// columns are the words by which the columns of a list of services are known.
func columns() map[string][]string {
	return map[string][]string{
		"name":  {"name", "service", "service name", "title", "product", "name of service", "name of the service", "services"},
		"phase": {"phase", "stage", "agile phase", "current phase", "lifecycle", "status", "phase now", "service phase", "delivery phase"},
		"since": {"since", "from", "start", "started", "phase start", "start date", "phase since", "in this phase since", "in phase since", "since when", "phase start date", "phase began", "phase from", "date phase began"},
		"owner": {"owner", "service owner", "product owner", "accountable", "role", "lead", "sro", "who owns it", "owned by", "owner role", "role of owner", "responsible"},
		"email": {"email", "e-mail", "mailbox", "contact", "owner email", "email address", "owner's email", "owner mailbox", "owner's mailbox", "shared mailbox", "contact email"},
		"url":   {"url", "link", "website", "web address", "address", "service url", "web page", "where users start"},
	}
}

// ErrNoNames is returned for a list that has no column of names.
var ErrNoNames = errors.New("its first line names no column `name`; call the column with the names of services `name`, and the others phase, since, owner, email and url")

// mostServices bounds the services of one list.
const mostServices = 2000

// FromCSV adds the services of a list: a first line that names the columns, in any
// order, and a service on each further line. Values are separated by commas,
// semicolons or tabs. A column that is not known is left out, with a note.
func (g *Group) FromCSV(content []byte) error {
	content = bytes.TrimPrefix(content, []byte("\ufeff"))
	reader := csv.NewReader(bytes.NewReader(content))
	first, _, _ := bytes.Cut(content, []byte("\n"))
	for _, mark := range []rune{';', '\t'} {
		if bytes.ContainsRune(first, mark) && !bytes.ContainsRune(first, ',') {
			reader.Comma = mark
		}
	}
	reader.FieldsPerRecord, reader.LazyQuotes, reader.TrimLeadingSpace = -1, true, true
	records, err := reader.ReadAll()
	if err != nil {
		return fmt.Errorf("it is no list that can be read: %w", err)
	}
	if len(records) == 0 {
		return ErrNoNames
	}
	at := g.heads(records[0])
	if _, ok := at["name"]; !ok {
		return ErrNoNames
	}
	if len(records) > mostServices {
		return fmt.Errorf("it has %d lines; give at most %d services", len(records), mostServices)
	}
	for _, record := range records[1:] {
		cell := func(column string) Fact {
			if i, ok := at[column]; ok && i < len(record) {
				return Given(record[i])
			}
			return Fact{}
		}
		if cell("name").Text == "" {
			continue
		}
		g.add(Service{Name: cell("name"), Phase: cell("phase"), Since: cell("since"), OwnerRole: cell("owner"), OwnerEmail: cell("email"), URL: cell("url")})
	}
	return nil
}

// heads returns the number of each column that is known.
func (g *Group) heads(record []string) map[string]int {
	at := map[string]int{}
	for i, head := range record {
		word := strings.Join(strings.Fields(strings.NewReplacer("_", " ", "-", " ").Replace(strings.ToLower(head))), " ")
		known := false
		for column, words := range columns() {
			if _, taken := at[column]; !taken && slices.Contains(words, strings.ReplaceAll(word, "e mail", "email")) {
				at[column], known = i, true
			}
		}
		if !known && word != "" {
			g.LeftOut = append(g.LeftOut, fmt.Sprintf("The column %q is not known here.", oneLine(head)))
		}
	}
	return at
}

// add adds a service, with its words as they are written here. What cannot be
// read is left out, with a note.
func (g *Group) add(s Service) {
	if strings.Contains(s.OwnerRole.Text, "@") && s.OwnerEmail.Text == "" {
		s.OwnerRole, s.OwnerEmail = Fact{}, s.OwnerRole
	}
	if text := s.Phase.Text; text != "" {
		word, ok := phase(text)
		if s.Phase.Text = word; !ok {
			g.LeftOut = append(g.LeftOut, fmt.Sprintf("%s: %q is not a phase; write one of %s.", s.Name.Text, text, strings.Join(phases(), ", ")))
		}
	}
	if text := s.Since.Text; text != "" {
		if _, ok := calendar.ParseDay(text); !ok {
			g.LeftOut = append(g.LeftOut, fmt.Sprintf("%s: %q is not a day such as 2026-04-01.", s.Name.Text, text))
			s.Since = Fact{}
		}
	}
	if s.URL.Text != "" && !strings.HasPrefix(s.URL.Text, "https://") {
		g.LeftOut = append(g.LeftOut, fmt.Sprintf("%s: %q does not begin with https://.", s.Name.Text, s.URL.Text))
		s.URL = Fact{}
	}
	g.Services = append(g.Services, s)
}

func phases() []string {
	return []string{"discovery", "alpha", "private-beta", "public-beta", "live", "retired"}
}

// phase returns a phase in the words of a declaration. It reports false for a word
// that is not one phase, such as beta.
func phase(text string) (string, bool) {
	word := strings.Join(strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return r == ' ' || r == '_' || r == '-' }), "-")
	switch word {
	case "privatebeta":
		word = "private-beta"
	case "publicbeta":
		word = "public-beta"
	case "production", "in-production":
		word = "live"
	case "decommissioned", "closed", "deprecated":
		word = "retired"
	}
	if slices.Contains(phases(), word) {
		return word, true
	}
	return "", false
}

// AddService adds a service from a line such as "Apply for a grant = live since
// 2024-05-14", of which all but the name may be left out.
func (g *Group) AddService(line string) {
	name, rest, _ := strings.Cut(line, "=")
	stage, since, _ := strings.Cut(rest, " since ")
	if Given(name).Text != "" {
		g.add(Service{Name: Given(name), Phase: Given(stage), Since: Given(since)})
	}
}
