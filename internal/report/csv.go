package report

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// CSV writes one row for each result, in the format of RFC 4180, for spreadsheets. The
// file begins with a byte order mark, because Excel otherwise misreads characters such
// as £ and ’. Programs that cannot skip the mark can read the JSON.
type CSV struct {
	options outline.Options
	run     scorecard.Run
}

// byteOrderMark marks a file as UTF-8.
const byteOrderMark = "\ufeff"

// Begin writes the heading row.
func (c *CSV) Begin(w io.Writer, run scorecard.Run) error {
	c.run = run
	if _, err := io.WriteString(w, byteOrderMark); err != nil {
		return err
	}
	out := newCells(w)
	out.row([]escape.Cell{
		"as_of", "group", "name", "path", "pack", "rule", "title", "heading", "subject", "verdict", "severity", "change",
		"message", "remedy", "clauses", "due", "file", "line", "column", "link", "key",
	})
	return out.flush()
}

// Group writes the rows of one group. If the group could not be judged or compared,
// wholly or by an organisation's own policies, a row gives the reason.
func (c *CSV) Group(w io.Writer, card outline.Card) error {
	out := newCells(w)
	start := []escape.Cell{escape.ForCell(c.run.AsOf), escape.ForCell(card.ID), escape.ForCell(card.Name), escape.ForCell(card.Path)}
	if card.Problem != "" {
		out.row(aside(start, "not-judged", "This group could not be judged: "+card.Problem))
	}
	if card.CustomProblem != "" {
		out.row(aside(start, "not-judged", "Not judged by the organisation's own policies: "+card.CustomProblem))
	}
	if card.BaseProblem != "" {
		out.row(aside(start, "not-compared", "Not compared with "+c.run.Base+": "+card.BaseProblem))
	}
	mended := map[string]bool{}
	if card.Changes != nil {
		for _, result := range card.Changes.Mended {
			mended[result.Key] = true
		}
	}
	for _, result := range card.Results {
		change := card.Changes.Of(result)
		if result.Verdict != finding.Fail && mended[result.Key] {
			change = "mended"
		}
		out.row(c.result(start, card, result, change))
	}
	return out.flush()
}

// End writes nothing.
func (c *CSV) End(io.Writer) error { return nil }

// aside returns a row that is not a result, for a group that could not be judged or
// compared. start has the first four cells (day, id, name and path of the group),
// verdict is "not-judged" or "not-compared", and message says why.
func aside(start []escape.Cell, verdict escape.Cell, message string) []escape.Cell {
	row := append(start[:len(start):len(start)], "", "", "", "", "", verdict, "", "", escape.ForCell(message))
	return append(row, make([]escape.Cell, 8)...)
}

func (c *CSV) result(start []escape.Cell, card outline.Card, result finding.Finding, change string) []escape.Cell {
	remedy := ""
	if result.Severity.String() != "" {
		remedy = result.Remedy
	}
	return append(start[:len(start):len(start)],
		escape.ForCell(result.Rule.Pack()), escape.ForCell(string(result.Rule)), escape.ForCell(outline.TitleOf(c.options, result.Rule)), escape.ForCell(scorecard.HeadingOf(result)),
		escape.ForCell(result.Subject), escape.ForCell(string(result.Verdict)), escape.ForCell(result.Severity.String()), escape.ForCell(change),
		escape.ForCell(result.Message), escape.ForCell(remedy), escape.ForCell(strings.Join(result.Clauses, " ")), escape.ForCell(result.Due),
		escape.ForCell(result.Where.File), escape.Cell(strconv.Itoa(result.Where.Line)), escape.Cell(strconv.Itoa(result.Where.Column)),
		escape.Cell(escape.LineAddress(c.run.Source, card.Path, result.Where)), escape.ForCell(result.Key),
	)
}

// cells writes rows of a CSV file. csv.Writer stores the first error of a write, which
// flush returns.
type cells struct{ w *csv.Writer }

func newCells(w io.Writer) cells {
	out := csv.NewWriter(w)
	out.UseCRLF = true // as in RFC 4180
	return cells{out}
}

func (c cells) row(row []escape.Cell) {
	fields := make([]string, len(row))
	for i, cell := range row {
		fields[i] = string(cell)
	}
	c.w.Write(fields)
}

func (c cells) flush() error {
	c.w.Flush()
	return c.w.Error()
}
