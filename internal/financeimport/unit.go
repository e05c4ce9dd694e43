package financeimport

import (
	"strings"

	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/workbook"
)

// amounts reads the figures and totals of a row into row.amounts.
func (s *sheet) amounts(b *block, row *row) *Refusal {
	for _, col := range b.cols {
		if col.role != figures && col.role != totals {
			continue
		}
		unit := s.unit(b, col)
		if row.unit > 0 && s.options.Map.unit == 0 {
			if unit != row.unit && (col.unit > 0 || b.unit > 0) {
				return s.refuse(s.name(row.at, col.at), "stands in a row and below a heading that name different units, such as pounds and thousands.", "Say which one holds with --map unit=pounds, --map unit=k or --map unit=m.")
			}
			unit = row.unit
		}
		a, err := readAmount(s.at(row.at, col.at), unit)
		if err != nil {
			if col.role == totals || row.rank != declaration.NoTotal {
				if s.at(row.at, col.at).Kind == workbook.Text || s.at(row.at, col.at).Percent {
					continue // a word or a percentage in a total is skipped
				}
			}
			return s.refuse(s.name(row.at, col.at), err.because+".", err.remedy)
		}
		s.sayUnit(unit, a)
		if a.scaled {
			s.note("Figures that are shown in thousands were read as they are stored, in pounds.")
		}
		row.amounts[col.at] = a
	}
	return nil
}

// unit returns how many pounds a 1 in a column stands for.
func (s *sheet) unit(b *block, col column) int64 {
	switch {
	case s.options.Map.unit > 0:
		return s.options.Map.unit
	case col.unit > 0:
		return col.unit
	case b.unit > 0:
		return b.unit
	}
	return 1
}

// nameUnit returns the unit in the name of the sheet, such as 1000 for "Spend £k". It
// returns 0 if the name gives no unit, or pounds.
func (s *sheet) nameUnit() int64 {
	if unit := s.readText(declaration.Clean(s.grid.Name)).unit; unit > 1 {
		return unit
	}
	return 0
}

// sayUnit notes that figures were multiplied by their unit.
func (s *sheet) sayUnit(unit int64, a amount) {
	if a.blank || a.scaled {
		return
	}
	switch unit {
	case 1_000:
		s.note("The sheet says thousands of pounds, so each 1 was read as £1,000.")
	case 1_000_000:
		s.note("The sheet says millions of pounds, so each 1 was read as £1,000,000.")
	}
}

// upper returns text with a capital first letter.
func upper(text string) string {
	if text == "" {
		return ""
	}
	return strings.ToUpper(text[:1]) + text[1:]
}
