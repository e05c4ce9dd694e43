package scaffold

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/declaration"
)

// columns returns the headings by which each column of a list of services is
// recognised.
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

// ErrWorkbook is returned for a spreadsheet that is not saved as CSV.
var ErrWorkbook = errors.New("it is a workbook; open it in your spreadsheet program, save the sheet with the services as CSV (in Excel, choose `CSV UTF-8` as the file type), and give that file")

// ErrFinance is returned for a list of forecasts and actuals.
var ErrFinance = errors.New("its columns are those of figures by month, not of services; import it with dgcheck import finance once there is a declaration")

// ErrNoNames is returned for a list that has no column of names.
var ErrNoNames = errors.New("its first line names no column `name`; call the column with the names of services `name`, and the others phase, since, owner, email and url")

// mostServices limits the services of one list.
const mostServices = 2000

// FromCSV adds the services of a list. The first line names the columns, in any order,
// and each further line is a service. Values are separated by commas, semicolons or
// tabs. An unknown column is left out, with a note.
func (g *Group) FromCSV(content []byte) error {
	if isWorkbook(content) {
		return ErrWorkbook
	}
	content = bytes.TrimPrefix(content, []byte("\ufeff"))
	records, rows, err := readList(content)
	if err != nil {
		return fmt.Errorf("it is no list that can be read: %w", err)
	}
	if len(records) == 0 {
		return ErrNoNames
	}
	if isFinance(records[0]) {
		return ErrFinance
	}
	at := g.heads(records[0])
	if _, ok := at["name"]; !ok {
		return ErrNoNames
	}
	if len(records)-1 > mostServices {
		return fmt.Errorf("it has %d services; give at most %d", len(records)-1, mostServices)
	}
	cell := func(record []string, column string) string {
		if i, ok := at[column]; ok && i < len(record) {
			return record[i]
		}
		return ""
	}
	days := make([]string, len(records))
	for i, record := range records[1:] {
		days[i+1] = cell(record, "since")
	}
	if i, ok := at["since"]; ok {
		days = g.inOrder(records[0][i], days)
	}
	for i, record := range records {
		fact := func(column string) Fact { return Given(cell(record, column)) }
		if i == 0 {
			continue
		}
		if fact("name").Text == "" {
			if text := oneLine(strings.Join(record, " ")); text != "" {
				g.LeftOut = append(g.LeftOut, fmt.Sprintf("Left out: row %d of the list. It has no name of a service; write it in the column %q.", rows[i], oneLine(records[0][at["name"]])))
			}
			continue
		}
		g.add(Service{Name: fact("name"), Phase: fact("phase"), Since: Given(days[i]), OwnerRole: fact("owner"), OwnerEmail: fact("email"), URL: fact("url"), row: rows[i]})
	}
	return nil
}

// isWorkbook reports whether a file begins as a workbook does: as a ZIP archive, or as
// the format of older versions of Excel.
func isWorkbook(content []byte) bool {
	return bytes.HasPrefix(content, []byte("PK\x03\x04")) || bytes.HasPrefix(content, []byte("\xd0\xcf\x11\xe0"))
}

// isFinance reports whether headings are those of a list of amounts by month.
func isFinance(heads []string) bool {
	has := map[string]bool{}
	for _, head := range heads {
		has[declaration.ColumnFor(head)] = true
	}
	return has["month"] && (has["forecast"] || has["actual"])
}

// LooksLikeServices reports whether a file is a list of services. Its first line must
// have a column of names and one of phases, owners or email addresses.
func LooksLikeServices(content []byte) bool {
	records, _, err := readList(bytes.TrimPrefix(content, []byte("\ufeff")))
	if err != nil || len(records) == 0 || isWorkbook(content) || isFinance(records[0]) {
		return false
	}
	at := (&Group{}).heads(records[0])
	_, name := at["name"]
	_, phase := at["phase"]
	_, owner := at["owner"]
	_, email := at["email"]
	return name && (phase || owner || email)
}

// readList returns the records of a list, and the spreadsheet row of each. Values are
// separated by commas, semicolons or tabs.
func readList(content []byte) (records [][]string, rows []int, err error) {
	reader := csv.NewReader(bytes.NewReader(content))
	first, _, _ := bytes.Cut(content, []byte("\n"))
	for _, mark := range []rune{';', '\t'} {
		if bytes.ContainsRune(first, mark) && !bytes.ContainsRune(first, ',') {
			reader.Comma = mark
		}
	}
	reader.FieldsPerRecord, reader.LazyQuotes, reader.TrimLeadingSpace = -1, true, true
	breaks := 0 // line breaks within values, which start no new row in a spreadsheet
	for {
		record, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return records, rows, nil
		}
		if err != nil {
			return nil, nil, err
		}
		line, _ := reader.FieldPos(0)
		records, rows = append(records, record), append(rows, line-breaks)
		breaks += strings.Count(strings.Join(record, ""), "\n")
	}
}

// heads returns the index of each known column in the first line. A heading that is the
// name of a column, such as "phase", goes before another word for it, such as "status".
func (g *Group) heads(record []string) map[string]int {
	at, known := map[string]int{}, map[int]bool{}
	words := make([]string, len(record))
	for i, head := range record {
		word := strings.Join(strings.Fields(strings.NewReplacer("_", " ", "-", " ").Replace(strings.ToLower(head))), " ")
		words[i] = strings.ReplaceAll(word, "e mail", "email")
		if _, is := columns()[words[i]]; is {
			if _, taken := at[words[i]]; !taken {
				at[words[i]], known[i] = i, true
			}
		}
	}
	for i, word := range words {
		for column, others := range columns() {
			if _, taken := at[column]; !taken && !known[i] && slices.Contains(others, word) {
				at[column], known[i] = i, true
			}
		}
		if !known[i] && word != "" {
			g.LeftOut = append(g.LeftOut, fmt.Sprintf("Left out: The column %q is not known here.", oneLine(record[i])))
		}
	}
	return at
}

// add adds a service, with its values in the form of a declaration. It leaves out
// values that it cannot read, with a note.
func (g *Group) add(s Service) {
	if strings.Contains(s.OwnerRole.Text, "@") && s.OwnerEmail.Text == "" {
		s.OwnerRole, s.OwnerEmail = Fact{}, s.OwnerRole
	}
	if text := s.Phase.Text; text != "" {
		word, ok := phase(text)
		if s.Phase.Text = word; !ok {
			g.leave(s.Name.Text, fmt.Sprintf("the phase %q. Write one of %s.", text, strings.Join(phases(), ", ")))
		}
	}
	g.since(&s)
	if s.URL.Text != "" && !strings.HasPrefix(s.URL.Text, "https://") {
		g.leave(s.Name.Text, fmt.Sprintf("the address %q. Write it in full, beginning with https://, as `url`.", s.URL.Text))
		s.URL = Fact{}
	}
	g.Services = append(g.Services, s)
}

// leave adds a sentence to LeftOut. The argument entry says from what a part is left
// out: the name of a service, or "an outcome". The argument what is that part, with the
// reason.
func (g *Group) leave(entry, what string) {
	g.LeftOut = append(g.LeftOut, fmt.Sprintf("Left out of %s: %s", entry, what))
}

func phases() []string {
	return []string{"discovery", "alpha", "private-beta", "public-beta", "live", "retired"}
}

// phase returns the phase that a text means, in the words of a declaration. It reports
// false for a text that does not mean exactly one phase, such as "beta".
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
// 2024-05-14". The phase and the day may be missing.
func (g *Group) AddService(line string) {
	name, rest, _ := strings.Cut(line, "=")
	stage, since, _ := strings.Cut(rest, " since ")
	if Given(name).Text != "" {
		g.add(Service{Name: Given(name), Phase: Given(stage), Since: Given(since)})
	}
}
