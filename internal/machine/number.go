package machine

import (
	"errors"
	"math/big"
	"strconv"
	"strings"
)

// Decimal is a number that does not fit an int64: it has a fraction or an exponent, or
// is too large. It keeps the text as written, such as 1.10.
type Decimal string

// Number returns the number for a text in JSON's form.
func Number(text string) Value {
	if n, err := strconv.ParseInt(text, 10, 64); err == nil && strconv.FormatInt(n, 10) == text {
		return n
	}
	return Decimal(text)
}

func textOf(v Value) string {
	switch x := v.(type) {
	case int64:
		return strconv.FormatInt(x, 10)
	case Decimal:
		return string(x)
	}
	return ""
}

// whole returns a number as an int64, and whether it is whole. Like OPA, it accepts a
// text with only zeros after the point, such as 2.00.
func whole(v Value) (int64, bool) {
	if n, ok := v.(int64); ok {
		return n, true
	}
	text, isDecimal := v.(Decimal)
	if !isDecimal || len(strings.TrimLeft(string(text), "+-")) > 19 {
		return 0, false
	}
	before, after, _ := strings.Cut(string(text), ".")
	n, err := strconv.ParseInt(before, 10, 64)
	return n, err == nil && strings.Trim(after, "0") == ""
}

func isNumber(v Value) bool { return kind(v) == 3 }

// exact returns a number as a fraction, without rounding.
func exact(v Value) *big.Rat {
	if n, ok := v.(int64); ok {
		return new(big.Rat).SetInt64(n)
	}
	r, ok := new(big.Rat).SetString(textOf(v))
	if !ok {
		return new(big.Rat)
	}
	return r
}

func compareNumbers(a, b Value) int {
	if x, ok := a.(int64); ok {
		if y, ok := b.(int64); ok {
			switch {
			case x < y:
				return -1
			case x > y:
				return 1
			}
			return 0
		}
	}
	if textOf(a) == textOf(b) {
		return 0
	}
	return exact(a).Cmp(exact(b))
}

// integer returns a number of any size as a big.Int, and whether it is whole.
func integer(v Value) (*big.Int, bool) {
	if n, ok := v.(int64); ok {
		return big.NewInt(n), true
	}
	r, ok := new(big.Rat).SetString(textOf(v))
	if !ok || !r.IsInt() {
		return nil, false
	}
	return r.Num(), true
}

// float returns a number as a big.Float, with the precision that OPA uses for
// fractions.
func float(v Value) *big.Float {
	f, ok := new(big.Float).SetString(textOf(v))
	if !ok {
		return new(big.Float)
	}
	return f
}

func fromFloat(f *big.Float) Value {
	format := byte('g')
	if f.IsInt() {
		format = 'f'
	}
	return Number(f.Text(format, -1))
}

// operation is an arithmetic operation on two numbers. For whole numbers the result is
// exact. For others it has the precision of OPA's result.
type operation struct {
	// small computes on numbers of 32 bits, so that a product cannot overflow. It
	// returns false if the result is not whole.
	small func(x, y int64) (int64, bool)
	// exact computes on whole numbers of any size. It is nil if the result need not be
	// whole.
	exact func(z, x, y *big.Int) *big.Int
	// fraction computes on other numbers. It is nil if the operation is not allowed on
	// them.
	fraction func(z, x, y *big.Float) *big.Float
	// The field divides is the error if the second number is 0. It is nil if 0 is
	// allowed.
	divides error
}

var errFraction = errors.New("modulo on floating-point number")

func (o operation) of(a, b Value) (Value, error) {
	x, xSmall := small(a)
	y, ySmall := small(b)
	if xSmall && ySmall {
		if o.divides != nil && y == 0 {
			return nil, o.divides
		}
		if z, ok := o.small(x, y); ok {
			return z, nil
		}
	}
	if o.exact != nil {
		p, pWhole := integer(a)
		q, qWhole := integer(b)
		if pWhole && qWhole {
			if o.divides != nil && q.Sign() == 0 {
				return nil, o.divides
			}
			return Number(o.exact(new(big.Int), p, q).String()), nil
		}
	}
	if o.fraction == nil {
		return nil, errFraction
	}
	p, q := float(a), float(b)
	if n, accuracy := q.Int64(); o.divides != nil && accuracy == big.Exact && n == 0 {
		return nil, o.divides
	}
	return fromFloat(o.fraction(new(big.Float), p, q)), nil
}

func small(v Value) (int64, bool) {
	n, ok := whole(v)
	return n, ok && n >= -1<<31 && n < 1<<31
}

// rounded applies a rounding function to a number. It returns a whole number of 32 bits
// unchanged.
func rounded(v Value, round func(*big.Float) *big.Float) Value {
	if n, ok := small(v); ok {
		return n
	}
	return fromFloat(round(float(v)))
}

func nearest(f *big.Float) *big.Float {
	half := big.NewFloat(0.5)
	if f.Signbit() {
		half.Neg(half)
	}
	n, _ := new(big.Float).Add(f, half).Int(nil)
	return new(big.Float).SetInt(n)
}

func towards(f *big.Float, up bool) *big.Float {
	n, _ := f.Int(nil)
	cut := new(big.Float).SetInt(n)
	switch {
	case f.Cmp(cut) == 0:
		return cut
	case up && !cut.Signbit():
		return new(big.Float).Add(cut, big.NewFloat(1))
	case !up && cut.Signbit():
		return new(big.Float).Sub(cut, big.NewFloat(1))
	}
	return cut
}

// parsed returns the number that a text contains, for the builtin to_number.
func parsed(text string) (Value, error) {
	switch strings.ToLower(strings.TrimLeft(text, "+-")) {
	case "inf", "infinity", "nan":
		return nil, errors.New("operand 1 must be a valid number string")
	}
	if _, err := strconv.ParseFloat(text, 64); err != nil {
		return nil, err
	}
	return Number(text), nil
}
