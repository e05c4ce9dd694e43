package financeimport

import (
	"math"
	"math/big"
	"strconv"
	"strings"

	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/money"
	"github.com/DEFRA/dgcheck/internal/pattern"
	"github.com/DEFRA/dgcheck/internal/workbook"
)

// amount is the sum of money in a cell. The field blank is set if the cell is empty or
// has only a dash.
type amount struct {
	pence money.Pence
	blank bool
	// scaled is set if the cell stores pounds but shows thousands.
	scaled bool
}

// amountError says why a cell is not an amount. The field because continues a sentence
// that begins with the cell, such as "holds a percentage, not an amount". The field
// remedy is a sentence.
type amountError struct{ because, remedy string }

const plainPounds = "Write pounds as a plain number, such as 120000, and import again."

// readAmount reads a cell. The argument unit is how many pounds a figure of 1 stands
// for.
func readAmount(c workbook.Cell, unit int64) (amount, *amountError) {
	switch c.Kind {
	case workbook.Blank:
		return amount{blank: true}, nil
	case workbook.Broken:
		if c.Text == "" {
			return amount{}, &amountError{"holds a formula without a stored value", "Open the workbook in a spreadsheet program, save it, and import it again."}
		}
		return amount{}, &amountError{"holds a formula that failed (" + Quote(c.Text) + ")", "Mend the formula, save the workbook, and import it again."}
	case workbook.Number:
		return readNumber(c, unit)
	case workbook.Text:
		return readWritten(declaration.Clean(c.Text), unit)
	case workbook.Date:
		return amount{}, &amountError{"holds a date (" + c.Text + ") where an amount should be", "If it is an amount, format the cell as a number; otherwise take it out."}
	}
	return amount{}, &amountError{"holds " + Quote(c.Text) + ", which is not an amount", plainPounds}
}

func readNumber(c workbook.Cell, unit int64) (amount, *amountError) {
	if c.Currency != "" {
		return amount{}, &amountError{"is in another currency (" + Quote(c.Currency) + ")", "Give the amounts in pounds, and import again."}
	}
	if c.Percent {
		return amount{}, &amountError{"holds a percentage, not an amount", "If the row or column is not money, leave it out with --map ignore= and its number or letter."}
	}
	scaled := c.Thousands > 0
	switch shown := thousands(c.Thousands); {
	case !scaled:
	case unit < shown && unit > 1:
		return amount{}, &amountError{"has a number format that divides it by more than its heading says", "Give the cell a number format that divides nothing, such as `#,##0`, make the figure one that its heading holds for, and import again."}
	default:
		// The number format of the cell divides the stored number by the variable
		// shown. The unit in the heading belongs to the number that people see.
		unit = max(unit/shown, 1)
		scaled = unit == 1
	}
	pence, err := penceOf(c.Text, unit)
	if err != nil {
		return amount{}, err
	}
	return amount{pence: pence, scaled: scaled}, nil
}

func thousands(times int) int64 {
	unit := int64(1)
	for range min(times, 3) {
		unit *= 1_000
	}
	return unit
}

// penceOf returns a stored number in pence. It returns an error unless that is a whole
// number of pence of at most £1,000,000,000,000. Spreadsheets calculate in binary, so a
// sum of pence may be stored slightly off. penceOf therefore reads fifteen digits, as
// many as spreadsheets show, and ignores less than a millionth of a penny.
func penceOf(text string, unit int64) (money.Pence, *amountError) {
	const most = 1e12 // pounds
	value, err := strconv.ParseFloat(text, 64)
	exact, ok := new(big.Rat).SetString(strconv.FormatFloat(value, 'g', 15, 64))
	if err != nil || !ok || math.Abs(value*float64(unit)) > most {
		return 0, tooMuch(text)
	}
	exact.Mul(exact, new(big.Rat).SetInt64(100*unit))
	half := big.NewRat(1, 2)
	if exact.Sign() < 0 {
		half.Neg(half)
	}
	near := new(big.Rat).Add(exact, half)
	whole := new(big.Int).Quo(near.Num(), near.Denom())
	off := new(big.Rat).Sub(exact, new(big.Rat).SetInt(whole))
	if off.Abs(off).Cmp(big.NewRat(1, 1_000_000)) > 0 {
		return 0, &amountError{"holds " + Quote(text) + ", which has parts of a penny, and nothing is rounded here", "Round it in the sheet, for instance with =ROUND(…, 2), and import again."}
	}
	return money.Pence(whole.Int64()), nil
}

// tooMuch returns the error for an amount that no group can have.
func tooMuch(text string) *amountError {
	return &amountError{"holds " + Quote(text) + ", which is more than any amount", "See whether the sheet is in thousands or millions at all; --map unit= says so."}
}

var (
	failed   = pattern.Lazy(`^(#[A-Z0-9/_]+[!?]?|#{3,}|Err:\d{3})$`)
	dash     = pattern.Lazy(`^[-–—−]+$`)
	inUnits  = pattern.Lazy(`^\(?[-−]?£? ?(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?\)?$`)
	negative = pattern.Lazy(`^\(.*\)$|[-−]`)
)

// readWritten reads an amount in a cell of text, whether typed or pasted.
func readWritten(text string, unit int64) (amount, *amountError) {
	if text == "" || dash().MatchString(text) {
		return amount{blank: true}, nil
	}
	if unit > 1 {
		if part := inUnits().FindStringSubmatch(text); part != nil && strings.HasPrefix(text, "(") == strings.HasSuffix(text, ")") {
			number := strings.ReplaceAll(part[1], ",", "") + part[2]
			if negative().MatchString(text) {
				number = "-" + number
			}
			pence, err := penceOf(number, unit)
			return amount{pence: pence}, err
		}
	}
	if failed().MatchString(text) {
		return amount{}, &amountError{"holds a formula that failed (" + Quote(text) + ")", "Mend the formula, save the sheet, and import it again."}
	}
	pence, err := money.Parse(text)
	if err != nil {
		return amount{}, &amountError{"holds " + Quote(text) + ", which is not an amount: " + err.Because, err.Remedy}
	}
	if most := money.Pence(math.MaxInt64 / unit); pence > most || pence < -most {
		return amount{}, tooMuch(text)
	}
	return amount{pence: money.Pence(int64(pence) * unit)}, nil
}

// looksLikeFigure reports whether a cell holds an amount, or text that is meant as one.
func looksLikeFigure(c workbook.Cell) bool {
	switch c.Kind {
	case workbook.Number, workbook.Broken:
		return true
	case workbook.Text:
		text := declaration.Clean(c.Text)
		_, err := money.Parse(text)
		return err == nil || inUnits().MatchString(text) || strings.ContainsAny(text, "0123456789") && figureLike().MatchString(text)
	}
	return false
}

// figureLike matches texts that are meant as amounts even if they cannot be read.
var figureLike = pattern.Lazy(`(?i)^[(£$€ -]*\d[\d., ]*(k|m|cr|dr|e\+?\d+)?\)?$`)
