// Package money reads and writes sums of money in pounds sterling. A sum is a whole
// number of pence, so that totals are exact.
package money

import (
	"cmp"
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// Pence is a sum in pence. Negative sums are credits or reversals.
type Pence int64

// maxPounds is the largest sum that is read. Even the total of a large file of such
// sums does not overflow an int64 of pence.
const maxPounds = 1_000_000_000_000

// An AmountError says why a text is not a sum of money, and what to write instead.
// Because is a clause without a full stop, such as "the comma could be a decimal point
// or a thousands mark"; Remedy is a sentence.
type AmountError struct {
	Because string
	Remedy  string
	// Certain is the sum as plain digits, in pounds, if the text still has only one
	// possible meaning, such as 120000 for 120k. Otherwise it is "".
	Certain string
}

func (e *AmountError) Error() string { return e.Because }

var (
	plain     = regexp.MustCompile(`^(\d+)(?:\.(\d{1,2}))?$`)
	grouped   = regexp.MustCompile(`^(\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+)(?:\.(\d{1,2}))?$`)
	octal     = regexp.MustCompile(`^0\d`)
	thousand  = regexp.MustCompile(`^(\d+|\d{1,3}(,\d{3})+)(\.\d+)?[kKmM]$`)
	exponent  = regexp.MustCompile(`^\d+(\.\d+)?[eE][+-]?\d+$`)
	decimals  = regexp.MustCompile(`^\d+\.\d{3,}$`)
	commas    = regexp.MustCompile(`^[\d., ]*,[\d., ]*$`)
	nought    = regexp.MustCompile(`^£ ?[-–—]$`)
	creditor  = regexp.MustCompile(`(?i)^(.*\d) ?(cr|dr)\.?$`)
	pointed   = regexp.MustCompile(`^\d{1,3}(\.\d{3})+,\d{1,2}$`)
	underline = regexp.MustCompile(`^\d+(_\d+)+$`)
	later     = regexp.MustCompile(`(?i)^(tb[acd]|to be (agreed|confirmed|decided|determined)|unknown|not (yet )?known|pending|\?+)$`)
)

// Parse reads a sum in pounds: 120000, 120,000, £120,000.50, 1 200, -4200, 4200-,
// (4,200), GBP 1,200, and £-, which accountants write for zero. It returns an error for
// a text with two possible meanings. The caller has to recognise a blank text, which
// means that no sum is given, and not zero.
func Parse(text string) (Pence, *AmountError) {
	if pounds, ok := wholePounds(text); ok {
		return pounds, nil
	}
	text = plainSigns(text)
	if nought.MatchString(text) {
		return 0, nil
	}
	digits, negative := sign(text)
	part := plain.FindStringSubmatch(digits)
	if part == nil {
		part = grouped.FindStringSubmatch(digits)
	}
	if part == nil || octal.MatchString(digits) {
		return 0, refused(text, digits, negative)
	}
	whole := strings.NewReplacer(",", "", " ", "").Replace(part[1])
	pounds, err := strconv.ParseInt(whole, 10, 64)
	if err != nil || pounds > maxPounds {
		return 0, &AmountError{Because: "that is more money than we can count", Remedy: "Write pounds with fewer digits, such as 120000."}
	}
	pence, _ := strconv.ParseInt((part[2] + "00")[:2], 10, 64)
	sum := Pence(pounds*100 + pence)
	if negative {
		sum = -sum
	}
	return sum, nil
}

// wholePounds reads plain digits, the form of almost every sum. It returns false for
// any other text.
func wholePounds(text string) (Pence, bool) {
	if text == "" || len(text) > 9 || text[0] == '0' && len(text) > 1 {
		return 0, false
	}
	pounds := Pence(0)
	for i := range len(text) {
		if text[i] < '0' || text[i] > '9' {
			return 0, false
		}
		pounds = pounds*10 + Pence(text[i]-'0')
	}
	return pounds * 100, true
}

// plainSigns replaces the typographic minus sign and the dash by a hyphen, and no-break
// spaces by plain ones. Programs and spreadsheets write these.
func plainSigns(text string) string {
	return strings.TrimSpace(strings.NewReplacer("−", "-", "–", "-", "\u00a0", " ", "\u202f", " ").Replace(text))
}

// sign removes a minus before or after the digits, a pound sign, and the brackets that
// accountants write around negative sums. It removes each only once. If a text has two
// minus signs, the second stays, and the text is then not a number.
func sign(text string) (digits string, negative bool) {
	pound := false
	for {
		switch inner, bracket := strings.CutPrefix(text, "("); {
		case bracket && strings.HasSuffix(inner, ")") && !negative:
			text, negative = strings.TrimSpace(strings.TrimSuffix(inner, ")")), true
		case strings.HasPrefix(text, "-") && !negative:
			text, negative = strings.TrimSpace(text[1:]), true
		case strings.HasPrefix(text, "£") && !pound:
			text, pound = strings.TrimSpace(strings.TrimPrefix(text, "£")), true
		case strings.HasPrefix(text, "GBP") && !pound:
			text, pound = strings.TrimSpace(strings.TrimPrefix(text, "GBP")), true
		case strings.HasSuffix(text, "GBP") && !pound:
			text, pound = strings.TrimSpace(strings.TrimSuffix(text, "GBP")), true
		case strings.HasSuffix(text, "-") && len(text) > 1 && !negative:
			text, negative = strings.TrimSpace(strings.TrimSuffix(text, "-")), true
		default:
			return text, negative
		}
	}
}

func refused(text, digits string, negative bool) *AmountError {
	const plainPounds = "Write pounds as a plain number, such as 120000 or 120000.50."
	switch {
	case creditor.MatchString(text):
		return creditOrDebit(creditor.FindStringSubmatch(text))
	case octal.MatchString(digits):
		return &AmountError{Because: "it begins with a nought, which some programs read as another number", Remedy: "Write the number without the leading nought."}
	case thousand.MatchString(digits):
		certain := writtenOut(strings.ReplaceAll(digits, ",", ""), negative)
		remedy := "Write the sum out in pounds, such as 120000."
		if certain != "" {
			remedy = "Write the sum out in pounds: " + certain + "."
		}
		return &AmountError{"k and m are not numbers", remedy, certain}
	case exponent.MatchString(digits):
		return &AmountError{Because: "it is written with an exponent", Remedy: "Write the sum out in pounds, such as 1000."}
	case decimals.MatchString(digits):
		return &AmountError{Because: "it has more than two decimals, so it could be pounds and pence or thousands", Remedy: plainPounds}
	case underline.MatchString(digits):
		return &AmountError{Because: "it has an underline in it", Remedy: plainPounds}
	case pointed.MatchString(digits):
		return &AmountError{Because: "points set its thousands apart, and a comma its pence", Remedy: "Write " + withPoint(digits, negative) + ", with a point in front of the pence and nothing between the thousands."}
	case commas.MatchString(digits):
		return &AmountError{Because: "the comma could be a decimal point or a thousands mark", Remedy: plainPounds}
	case digits == "" || strings.Trim(digits, "-–—") == "" || strings.EqualFold(digits, "n/a") || strings.EqualFold(digits, "nil"):
		return &AmountError{Because: "it could mean nothing was spent or nothing is known", Remedy: "Write 0 for nothing spent, or leave it blank if it is not known yet."}
	}
	if later.MatchString(text) {
		return &AmountError{Because: "it says that the amount is not known yet", Remedy: "Leave it blank until it is known."}
	}
	return &AmountError{Because: "we cannot read it as a sum of money", Remedy: plainPounds}
}

// withPoint returns a sum such as 1.234,50 in the form 1234.50.
func withPoint(digits string, negative bool) string {
	text := strings.NewReplacer(".", "", ",", ".").Replace(digits)
	if negative {
		return "-" + text
	}
	return text
}

// writtenOut returns a sum in thousands or millions as plain digits in pounds, such as
// 1200000 for 1.2m. It returns "" if the sum is not a whole number of pence, or is too
// large.
func writtenOut(digits string, negative bool) string {
	number, unit := digits[:len(digits)-1], digits[len(digits)-1]
	places := 3
	if unit == 'm' || unit == 'M' {
		places = 6
	}
	whole, part, _ := strings.Cut(number, ".")
	part += strings.Repeat("0", places)
	text := strings.TrimLeft(whole+part[:places], "0")
	if rest := strings.TrimRight(part[places:], "0"); rest != "" {
		text = cmp.Or(text, "0") + "." + rest
	}
	text = cmp.Or(text, "0")
	if _, err := Parse(text); err != nil {
		return ""
	}
	if negative {
		return "-" + text
	}
	return text
}

// creditOrDebit returns the error for an amount with CR or DR, the letters of a ledger.
// part[1] is the amount, and part[2] the letters.
func creditOrDebit(part []string) *AmountError {
	sum, err := Parse(part[1])
	if err != nil || sum < 0 {
		return &AmountError{Because: "CR and DR are not part of a number", Remedy: "Write money received with a minus, such as -1200, and money spent without."}
	}
	plain := strings.NewReplacer("£", "", ",", "").Replace(sum.String())
	if strings.EqualFold(part[2], "dr") {
		return &AmountError{"DR is not part of a number", "Write " + plain + " for money spent.", plain}
	}
	return &AmountError{Because: "CR is not part of a number", Remedy: "Write -" + plain + " for money received or taken back, or " + plain + " for money spent."}
}

// String returns the sum as people write it: £1,234,567.89. Pence are left out if they
// are zero.
func (p Pence) String() string {
	sign, sum := "", p
	if sum < 0 {
		sign, sum = "-", -sum
	}
	text := group(strconv.FormatInt(int64(sum/100), 10))
	if sum%100 != 0 {
		text += fmt.Sprintf(".%02d", sum%100)
	}
	return sign + "£" + text
}

func group(digits string) string {
	var b strings.Builder
	for i, r := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(r)
	}
	return b.String()
}
